using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Hagukumi.FollowUps.Migrations
{
    /// <inheritdoc />
    public partial class SamePeople : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<Guid>(
                name: "same_as",
                schema: "follow_ups",
                table: "person_district",
                type: "uuid",
                nullable: true);

            migrationBuilder.AddColumn<DateTimeOffset>(
                name: "person_changed_at",
                schema: "follow_ups",
                table: "follow_up",
                type: "timestamp with time zone",
                nullable: true);

            migrationBuilder.CreateIndex(
                name: "IX_person_district_same_as",
                schema: "follow_ups",
                table: "person_district",
                column: "same_as");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropIndex(
                name: "IX_person_district_same_as",
                schema: "follow_ups",
                table: "person_district");

            migrationBuilder.DropColumn(
                name: "same_as",
                schema: "follow_ups",
                table: "person_district");

            migrationBuilder.DropColumn(
                name: "person_changed_at",
                schema: "follow_ups",
                table: "follow_up");
        }
    }
}
