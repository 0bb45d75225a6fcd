using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Hagukumi.FollowUps.Migrations
{
    /// <inheritdoc />
    public partial class WorklistIndexes : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.CreateIndex(
                name: "IX_follow_up_status_escalated_to",
                schema: "follow_ups",
                table: "follow_up",
                columns: new[] { "status", "escalated_to" });

            migrationBuilder.CreateIndex(
                name: "IX_follow_up_status_handed_over_to",
                schema: "follow_ups",
                table: "follow_up",
                columns: new[] { "status", "handed_over_to" });
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropIndex(
                name: "IX_follow_up_status_escalated_to",
                schema: "follow_ups",
                table: "follow_up");

            migrationBuilder.DropIndex(
                name: "IX_follow_up_status_handed_over_to",
                schema: "follow_ups",
                table: "follow_up");
        }
    }
}
