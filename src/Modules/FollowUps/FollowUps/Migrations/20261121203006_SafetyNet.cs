using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Hagukumi.FollowUps.Migrations
{
    /// <inheritdoc />
    public partial class SafetyNet : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AlterColumn<Guid>(
                name: "person",
                schema: "follow_ups",
                table: "follow_up",
                type: "uuid",
                nullable: true,
                oldClrType: typeof(Guid),
                oldType: "uuid");

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

            migrationBuilder.CreateTable(
                name: "digest",
                schema: "follow_ups",
                columns: table => new
                {
                    staff = table.Column<Guid>(type: "uuid", nullable: false),
                    day = table.Column<DateOnly>(type: "date", nullable: false),
                    at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    overdue = table.Column<int>(type: "integer", nullable: false),
                    today = table.Column<int>(type: "integer", nullable: false),
                    soon = table.Column<int>(type: "integer", nullable: false),
                    unread = table.Column<int>(type: "integer", nullable: false),
                    stands_in_for = table.Column<int>(type: "integer", nullable: false),
                    overdue_of_all = table.Column<int>(type: "integer", nullable: true),
                    vacant_duties = table.Column<int>(type: "integer", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_digest", x => new { x.staff, x.day });
                });

            migrationBuilder.CreateTable(
                name: "handover",
                schema: "follow_ups",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    number = table.Column<int>(type: "integer", nullable: false),
                    assignment = table.Column<Guid>(type: "uuid", nullable: false),
                    person = table.Column<Guid>(type: "uuid", nullable: false),
                    from = table.Column<Guid>(type: "uuid", nullable: false),
                    duty = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    district = table.Column<string>(type: "character varying(60)", maxLength: 60, nullable: true),
                    last_day = table.Column<DateOnly>(type: "date", nullable: false),
                    note = table.Column<string>(type: "character varying(2000)", maxLength: 2000, nullable: false),
                    noted_by = table.Column<Guid>(type: "uuid", nullable: true),
                    noted_on = table.Column<DateOnly>(type: "date", nullable: true),
                    accepted_by = table.Column<Guid>(type: "uuid", nullable: true),
                    accepted_on = table.Column<DateOnly>(type: "date", nullable: true),
                    cancelled_on = table.Column<DateOnly>(type: "date", nullable: true),
                    version = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_handover", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "presence",
                schema: "follow_ups",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    kind = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    fact_version = table.Column<int>(type: "integer", nullable: false),
                    staff = table.Column<Guid>(type: "uuid", nullable: false),
                    from = table.Column<DateOnly>(type: "date", nullable: false),
                    to = table.Column<DateOnly>(type: "date", nullable: true),
                    days = table.Column<int>(type: "integer", maxLength: 40, nullable: false),
                    deputy = table.Column<Guid>(type: "uuid", nullable: true),
                    rank = table.Column<int>(type: "integer", nullable: false),
                    withdrawn = table.Column<bool>(type: "boolean", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_presence", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "quick_note",
                schema: "follow_ups",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    person = table.Column<Guid>(type: "uuid", nullable: true),
                    by = table.Column<Guid>(type: "uuid", nullable: false),
                    written_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    written_on = table.Column<DateOnly>(type: "date", nullable: false),
                    text = table.Column<string>(type: "character varying(4000)", maxLength: 4000, nullable: false),
                    call_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    call_to = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: true),
                    reached_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    after_hours = table.Column<bool>(type: "boolean", nullable: false),
                    taken_by = table.Column<Guid>(type: "uuid", nullable: true),
                    taken_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    end = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: true),
                    ended_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    ended_by = table.Column<Guid>(type: "uuid", nullable: true),
                    filed_to = table.Column<Guid>(type: "uuid", nullable: true),
                    end_text = table.Column<string>(type: "character varying(400)", maxLength: 400, nullable: true),
                    version = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_quick_note", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "referral",
                schema: "follow_ups",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    person = table.Column<Guid>(type: "uuid", nullable: false),
                    agency = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: false),
                    contact = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: false),
                    purpose = table.Column<string>(type: "character varying(400)", maxLength: 400, nullable: false),
                    consent = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    accompanied = table.Column<bool>(type: "boolean", nullable: false),
                    duty = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    by = table.Column<Guid>(type: "uuid", nullable: false),
                    referred_on = table.Column<DateOnly>(type: "date", nullable: false),
                    state = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    accepted_on = table.Column<DateOnly>(type: "date", nullable: true),
                    ended_on = table.Column<DateOnly>(type: "date", nullable: true),
                    end_text = table.Column<string>(type: "character varying(400)", maxLength: 400, nullable: true),
                    version = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_referral", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "vacancy",
                schema: "follow_ups",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    duty = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    district = table.Column<string>(type: "character varying(60)", maxLength: 60, nullable: true),
                    since = table.Column<DateOnly>(type: "date", nullable: false),
                    filled_on = table.Column<DateOnly>(type: "date", nullable: true),
                    version = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_vacancy", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "note_call",
                schema: "follow_ups",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    note_id = table.Column<Guid>(type: "uuid", nullable: false),
                    by = table.Column<Guid>(type: "uuid", nullable: false),
                    at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    reached = table.Column<bool>(type: "boolean", nullable: false),
                    remark = table.Column<string>(type: "character varying(400)", maxLength: 400, nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_note_call", x => new { x.note_id, x.id });
                    table.ForeignKey(
                        name: "FK_note_call_quick_note_note_id",
                        column: x => x.note_id,
                        principalSchema: "follow_ups",
                        principalTable: "quick_note",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateIndex(
                name: "IX_follow_up_status_rule_dated_by",
                schema: "follow_ups",
                table: "follow_up",
                columns: new[] { "status", "rule", "dated_by" });

            migrationBuilder.CreateIndex(
                name: "IX_handover_accepted_on_cancelled_on",
                schema: "follow_ups",
                table: "handover",
                columns: new[] { "accepted_on", "cancelled_on" });

            migrationBuilder.CreateIndex(
                name: "IX_handover_assignment_number",
                schema: "follow_ups",
                table: "handover",
                columns: new[] { "assignment", "number" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_quick_note_by_ended_at",
                schema: "follow_ups",
                table: "quick_note",
                columns: new[] { "by", "ended_at" });

            migrationBuilder.CreateIndex(
                name: "IX_quick_note_filed_to",
                schema: "follow_ups",
                table: "quick_note",
                column: "filed_to");

            migrationBuilder.CreateIndex(
                name: "IX_referral_person",
                schema: "follow_ups",
                table: "referral",
                column: "person");

            migrationBuilder.CreateIndex(
                name: "IX_referral_state_referred_on",
                schema: "follow_ups",
                table: "referral",
                columns: new[] { "state", "referred_on" });

            migrationBuilder.CreateIndex(
                name: "IX_vacancy_filled_on",
                schema: "follow_ups",
                table: "vacancy",
                column: "filled_on");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "digest",
                schema: "follow_ups");

            migrationBuilder.DropTable(
                name: "handover",
                schema: "follow_ups");

            migrationBuilder.DropTable(
                name: "note_call",
                schema: "follow_ups");

            migrationBuilder.DropTable(
                name: "presence",
                schema: "follow_ups");

            migrationBuilder.DropTable(
                name: "referral",
                schema: "follow_ups");

            migrationBuilder.DropTable(
                name: "vacancy",
                schema: "follow_ups");

            migrationBuilder.DropTable(
                name: "quick_note",
                schema: "follow_ups");

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

            migrationBuilder.AlterColumn<Guid>(
                name: "person",
                schema: "follow_ups",
                table: "follow_up",
                type: "uuid",
                nullable: false,
                defaultValue: new Guid("00000000-0000-0000-0000-000000000000"),
                oldClrType: typeof(Guid),
                oldType: "uuid",
                oldNullable: true);
        }
    }
}
