using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Hagukumi.MaternalHealth.Migrations
{
    /// <inheritdoc />
    public partial class NotificationWithdrawn : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<string>(
                name: "withdrawal_reason",
                schema: "maternal_health",
                table: "pregnancy",
                type: "character varying(2000)",
                maxLength: 2000,
                nullable: true);

            migrationBuilder.AddColumn<Guid>(
                name: "withdrawn_by",
                schema: "maternal_health",
                table: "pregnancy",
                type: "uuid",
                nullable: true);

            migrationBuilder.AddColumn<DateOnly>(
                name: "withdrawn_on",
                schema: "maternal_health",
                table: "pregnancy",
                type: "date",
                nullable: true);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropColumn(
                name: "withdrawal_reason",
                schema: "maternal_health",
                table: "pregnancy");

            migrationBuilder.DropColumn(
                name: "withdrawn_by",
                schema: "maternal_health",
                table: "pregnancy");

            migrationBuilder.DropColumn(
                name: "withdrawn_on",
                schema: "maternal_health",
                table: "pregnancy");
        }
    }
}
