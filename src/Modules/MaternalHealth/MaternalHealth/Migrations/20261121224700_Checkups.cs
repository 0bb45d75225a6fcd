using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Hagukumi.MaternalHealth.Migrations
{
    /// <inheritdoc />
    public partial class Checkups : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.CreateTable(
                name: "checkup_session",
                schema: "maternal_health",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    kind = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    on = table.Column<DateOnly>(type: "date", nullable: false),
                    place = table.Column<string>(type: "character varying(100)", maxLength: 100, nullable: false),
                    capacity = table.Column<int>(type: "integer", nullable: false),
                    from = table.Column<TimeOnly>(type: "time without time zone", nullable: false),
                    until = table.Column<TimeOnly>(type: "time without time zone", nullable: false),
                    taken = table.Column<int>(type: "integer", nullable: false),
                    last_waiting = table.Column<int>(type: "integer", nullable: false),
                    changed_by = table.Column<Guid>(type: "uuid", nullable: false),
                    changed_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    version = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_checkup_session", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "child_checkup",
                schema: "maternal_health",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    child = table.Column<Guid>(type: "uuid", nullable: false),
                    kind = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    session = table.Column<Guid>(type: "uuid", nullable: true),
                    session_on = table.Column<DateOnly>(type: "date", nullable: true),
                    seat = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    waiting_number = table.Column<int>(type: "integer", nullable: true),
                    arrived_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    left_out = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: true),
                    left_out_on = table.Column<DateOnly>(type: "date", nullable: true),
                    left_out_note = table.Column<string>(type: "character varying(2000)", maxLength: 2000, nullable: false),
                    miss = table.Column<Guid>(type: "uuid", nullable: true),
                    missed_on = table.Column<DateOnly>(type: "date", nullable: true),
                    miss_found_on = table.Column<DateOnly>(type: "date", nullable: true),
                    changed_by = table.Column<Guid>(type: "uuid", nullable: false),
                    changed_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    version = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_child_checkup", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "leaving",
                schema: "maternal_health",
                columns: table => new
                {
                    event_id = table.Column<Guid>(type: "uuid", nullable: false),
                    person = table.Column<Guid>(type: "uuid", nullable: false),
                    on = table.Column<DateOnly>(type: "date", nullable: false),
                    kind = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_leaving", x => x.event_id);
                });

            migrationBuilder.CreateTable(
                name: "measurement",
                schema: "maternal_health",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    child = table.Column<Guid>(type: "uuid", nullable: false),
                    on = table.Column<DateOnly>(type: "date", nullable: false),
                    place = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    weight = table.Column<int>(type: "integer", nullable: true),
                    height = table.Column<int>(type: "integer", nullable: true),
                    head = table.Column<int>(type: "integer", nullable: true),
                    lying = table.Column<bool>(type: "boolean", nullable: true),
                    recorded_by = table.Column<Guid>(type: "uuid", nullable: false),
                    recorded_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    withdrawn_on = table.Column<DateOnly>(type: "date", nullable: true),
                    withdrawn_by = table.Column<Guid>(type: "uuid", nullable: true),
                    withdrawal_reason = table.Column<string>(type: "character varying(2000)", maxLength: 2000, nullable: true),
                    version = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_measurement", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "checkup_contact_try",
                schema: "maternal_health",
                columns: table => new
                {
                    event_id = table.Column<Guid>(type: "uuid", nullable: false),
                    miss = table.Column<Guid>(type: "uuid", nullable: false),
                    way = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    note = table.Column<string>(type: "character varying(2000)", maxLength: 2000, nullable: false),
                    checkup_id = table.Column<Guid>(type: "uuid", nullable: false),
                    on = table.Column<DateOnly>(type: "date", nullable: false),
                    recorded_by = table.Column<Guid>(type: "uuid", nullable: false),
                    recorded_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    withdrawn_on = table.Column<DateOnly>(type: "date", nullable: true),
                    withdrawn_by = table.Column<Guid>(type: "uuid", nullable: true),
                    withdrawal_reason = table.Column<string>(type: "character varying(2000)", maxLength: 2000, nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_checkup_contact_try", x => x.event_id);
                    table.ForeignKey(
                        name: "FK_checkup_contact_try_child_checkup_checkup_id",
                        column: x => x.checkup_id,
                        principalSchema: "maternal_health",
                        principalTable: "child_checkup",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "checkup_result",
                schema: "maternal_health",
                columns: table => new
                {
                    event_id = table.Column<Guid>(type: "uuid", nullable: false),
                    source = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    result = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    follow_ups = table.Column<string>(type: "character varying(100)", maxLength: 100, nullable: false),
                    institution = table.Column<string>(type: "character varying(100)", maxLength: 100, nullable: false),
                    note = table.Column<string>(type: "character varying(2000)", maxLength: 2000, nullable: false),
                    measurement = table.Column<Guid>(type: "uuid", nullable: true),
                    referral = table.Column<Guid>(type: "uuid", nullable: true),
                    referral_event_id = table.Column<Guid>(type: "uuid", nullable: true),
                    exam_on = table.Column<DateOnly>(type: "date", nullable: true),
                    exam_outcome = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: true),
                    exam_institution = table.Column<string>(type: "character varying(100)", maxLength: 100, nullable: false),
                    exam_note = table.Column<string>(type: "character varying(2000)", maxLength: 2000, nullable: false),
                    exam_event_id = table.Column<Guid>(type: "uuid", nullable: true),
                    closed_event_id = table.Column<Guid>(type: "uuid", nullable: true),
                    checkup_id = table.Column<Guid>(type: "uuid", nullable: false),
                    on = table.Column<DateOnly>(type: "date", nullable: false),
                    recorded_by = table.Column<Guid>(type: "uuid", nullable: false),
                    recorded_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    withdrawn_on = table.Column<DateOnly>(type: "date", nullable: true),
                    withdrawn_by = table.Column<Guid>(type: "uuid", nullable: true),
                    withdrawal_reason = table.Column<string>(type: "character varying(2000)", maxLength: 2000, nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_checkup_result", x => x.event_id);
                    table.ForeignKey(
                        name: "FK_checkup_result_child_checkup_checkup_id",
                        column: x => x.checkup_id,
                        principalSchema: "maternal_health",
                        principalTable: "child_checkup",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "missed_checkup_ending",
                schema: "maternal_health",
                columns: table => new
                {
                    event_id = table.Column<Guid>(type: "uuid", nullable: false),
                    miss = table.Column<Guid>(type: "uuid", nullable: false),
                    kind = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    seen_by = table.Column<string>(type: "character varying(100)", maxLength: 100, nullable: false),
                    where = table.Column<string>(type: "character varying(100)", maxLength: 100, nullable: false),
                    reason = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: true),
                    note = table.Column<string>(type: "character varying(2000)", maxLength: 2000, nullable: false),
                    checkup_id = table.Column<Guid>(type: "uuid", nullable: false),
                    on = table.Column<DateOnly>(type: "date", nullable: false),
                    recorded_by = table.Column<Guid>(type: "uuid", nullable: false),
                    recorded_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    withdrawn_on = table.Column<DateOnly>(type: "date", nullable: true),
                    withdrawn_by = table.Column<Guid>(type: "uuid", nullable: true),
                    withdrawal_reason = table.Column<string>(type: "character varying(2000)", maxLength: 2000, nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_missed_checkup_ending", x => x.event_id);
                    table.ForeignKey(
                        name: "FK_missed_checkup_ending_child_checkup_checkup_id",
                        column: x => x.checkup_id,
                        principalSchema: "maternal_health",
                        principalTable: "child_checkup",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateIndex(
                name: "IX_checkup_contact_try_checkup_id",
                schema: "maternal_health",
                table: "checkup_contact_try",
                column: "checkup_id");

            migrationBuilder.CreateIndex(
                name: "IX_checkup_result_checkup_id",
                schema: "maternal_health",
                table: "checkup_result",
                column: "checkup_id");

            migrationBuilder.CreateIndex(
                name: "IX_checkup_result_referral",
                schema: "maternal_health",
                table: "checkup_result",
                column: "referral");

            migrationBuilder.CreateIndex(
                name: "IX_checkup_session_on",
                schema: "maternal_health",
                table: "checkup_session",
                column: "on");

            migrationBuilder.CreateIndex(
                name: "IX_child_checkup_child_kind",
                schema: "maternal_health",
                table: "child_checkup",
                columns: new[] { "child", "kind" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_child_checkup_miss",
                schema: "maternal_health",
                table: "child_checkup",
                column: "miss");

            migrationBuilder.CreateIndex(
                name: "IX_child_checkup_seat_session_on",
                schema: "maternal_health",
                table: "child_checkup",
                columns: new[] { "seat", "session_on" });

            migrationBuilder.CreateIndex(
                name: "IX_child_checkup_session",
                schema: "maternal_health",
                table: "child_checkup",
                column: "session");

            migrationBuilder.CreateIndex(
                name: "IX_leaving_person",
                schema: "maternal_health",
                table: "leaving",
                column: "person");

            migrationBuilder.CreateIndex(
                name: "IX_measurement_child_on",
                schema: "maternal_health",
                table: "measurement",
                columns: new[] { "child", "on" });

            migrationBuilder.CreateIndex(
                name: "IX_missed_checkup_ending_checkup_id",
                schema: "maternal_health",
                table: "missed_checkup_ending",
                column: "checkup_id");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "checkup_contact_try",
                schema: "maternal_health");

            migrationBuilder.DropTable(
                name: "checkup_result",
                schema: "maternal_health");

            migrationBuilder.DropTable(
                name: "checkup_session",
                schema: "maternal_health");

            migrationBuilder.DropTable(
                name: "leaving",
                schema: "maternal_health");

            migrationBuilder.DropTable(
                name: "measurement",
                schema: "maternal_health");

            migrationBuilder.DropTable(
                name: "missed_checkup_ending",
                schema: "maternal_health");

            migrationBuilder.DropTable(
                name: "child_checkup",
                schema: "maternal_health");
        }
    }
}
