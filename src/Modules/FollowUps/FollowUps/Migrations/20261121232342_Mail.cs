using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Hagukumi.FollowUps.Migrations
{
    /// <inheritdoc />
    public partial class Mail : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<int>(
                name: "rows",
                schema: "follow_ups",
                table: "digest",
                type: "integer",
                nullable: false,
                defaultValue: 0);

            migrationBuilder.AddColumn<int>(
                name: "urgent",
                schema: "follow_ups",
                table: "digest",
                type: "integer",
                nullable: false,
                defaultValue: 0);

            migrationBuilder.CreateTable(
                name: "outgoing_mail",
                schema: "follow_ups",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    staff = table.Column<Guid>(type: "uuid", nullable: false),
                    subject = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: false),
                    text = table.Column<string>(type: "character varying(2000)", maxLength: 2000, nullable: false),
                    written_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    next_try_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    tries = table.Column<int>(type: "integer", nullable: false),
                    sent_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_outgoing_mail", x => x.id);
                });

            migrationBuilder.CreateIndex(
                name: "IX_outgoing_mail_sent_at_next_try_at",
                schema: "follow_ups",
                table: "outgoing_mail",
                columns: new[] { "sent_at", "next_try_at" });
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "outgoing_mail",
                schema: "follow_ups");

            migrationBuilder.DropColumn(
                name: "rows",
                schema: "follow_ups",
                table: "digest");

            migrationBuilder.DropColumn(
                name: "urgent",
                schema: "follow_ups",
                table: "digest");
        }
    }
}
