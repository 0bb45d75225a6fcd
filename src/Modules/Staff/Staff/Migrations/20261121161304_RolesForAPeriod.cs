using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Hagukumi.Staff.Migrations
{
    /// <inheritdoc />
    public partial class RolesForAPeriod : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<DateOnly>(
                name: "from",
                schema: "staff",
                table: "member_role",
                type: "date",
                nullable: true);

            migrationBuilder.AddColumn<DateOnly>(
                name: "to",
                schema: "staff",
                table: "member_role",
                type: "date",
                nullable: true);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropColumn(
                name: "from",
                schema: "staff",
                table: "member_role");

            migrationBuilder.DropColumn(
                name: "to",
                schema: "staff",
                table: "member_role");
        }
    }
}
