using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Hagukumi.FollowUps.Migrations
{
    /// <inheritdoc />
    public partial class DatedBySettings : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<string>(
                name: "dated_by",
                schema: "follow_ups",
                table: "follow_up",
                type: "character varying(16)",
                maxLength: 16,
                nullable: true);

            migrationBuilder.AddColumn<DateTimeOffset>(
                name: "redated_at",
                schema: "follow_ups",
                table: "follow_up",
                type: "timestamp with time zone",
                nullable: true);

            migrationBuilder.CreateIndex(
                name: "IX_follow_up_status_rule_dated_by",
                schema: "follow_ups",
                table: "follow_up",
                columns: new[] { "status", "rule", "dated_by" });
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropIndex(
                name: "IX_follow_up_status_rule_dated_by",
                schema: "follow_ups",
                table: "follow_up");

            migrationBuilder.DropColumn(
                name: "dated_by",
                schema: "follow_ups",
                table: "follow_up");

            migrationBuilder.DropColumn(
                name: "redated_at",
                schema: "follow_ups",
                table: "follow_up");
        }
    }
}
