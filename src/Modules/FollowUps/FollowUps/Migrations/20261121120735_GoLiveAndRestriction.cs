using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Hagukumi.FollowUps.Migrations
{
    /// <inheritdoc />
    public partial class GoLiveAndRestriction : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<DateOnly>(
                name: "learned_on",
                schema: "follow_ups",
                table: "line_fact",
                type: "date",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "restricted_to",
                schema: "follow_ups",
                table: "line_fact",
                type: "character varying(60)",
                maxLength: 60,
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "restricted_to",
                schema: "follow_ups",
                table: "follow_up",
                type: "character varying(60)",
                maxLength: 60,
                nullable: true);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropColumn(
                name: "learned_on",
                schema: "follow_ups",
                table: "line_fact");

            migrationBuilder.DropColumn(
                name: "restricted_to",
                schema: "follow_ups",
                table: "line_fact");

            migrationBuilder.DropColumn(
                name: "restricted_to",
                schema: "follow_ups",
                table: "follow_up");
        }
    }
}
