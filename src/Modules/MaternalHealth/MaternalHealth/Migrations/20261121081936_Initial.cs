using System;
using Microsoft.EntityFrameworkCore.Migrations;
using Npgsql.EntityFrameworkCore.PostgreSQL.Metadata;

#nullable disable

namespace Hagukumi.MaternalHealth.Migrations
{
    /// <inheritdoc />
    public partial class Initial : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.EnsureSchema(
                name: "maternal_health");

            migrationBuilder.CreateTable(
                name: "inbox_entry",
                schema: "maternal_health",
                columns: table => new
                {
                    event_id = table.Column<Guid>(type: "uuid", nullable: false),
                    reaction = table.Column<string>(type: "character varying(120)", maxLength: 120, nullable: false),
                    handled_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_inbox_entry", x => new { x.event_id, x.reaction });
                });

            migrationBuilder.CreateTable(
                name: "infant",
                schema: "maternal_health",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    mother = table.Column<Guid>(type: "uuid", nullable: false),
                    pregnancy = table.Column<Guid>(type: "uuid", nullable: false),
                    fetus = table.Column<int>(type: "integer", nullable: false),
                    born_on = table.Column<DateOnly>(type: "date", nullable: false),
                    expected_delivery_on = table.Column<DateOnly>(type: "date", nullable: false),
                    sex = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    birth_weight = table.Column<int>(type: "integer", nullable: true),
                    kept_in_hospital = table.Column<bool>(type: "boolean", nullable: false),
                    discharged_on = table.Column<DateOnly>(type: "date", nullable: true),
                    birth_event_id = table.Column<Guid>(type: "uuid", nullable: false),
                    discharge_event_id = table.Column<Guid>(type: "uuid", nullable: true),
                    recorded_by = table.Column<Guid>(type: "uuid", nullable: false),
                    recorded_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    changed_by = table.Column<Guid>(type: "uuid", nullable: false),
                    changed_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    version = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_infant", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "job_run",
                schema: "maternal_health",
                columns: table => new
                {
                    job_id = table.Column<string>(type: "character varying(60)", maxLength: 60, nullable: false),
                    business_date = table.Column<DateOnly>(type: "date", nullable: false),
                    ended_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    summary = table.Column<string>(type: "character varying(400)", maxLength: 400, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_job_run", x => new { x.job_id, x.business_date });
                });

            migrationBuilder.CreateTable(
                name: "outbox_event",
                schema: "maternal_health",
                columns: table => new
                {
                    sequence = table.Column<long>(type: "bigint", nullable: false)
                        .Annotation("Npgsql:ValueGenerationStrategy", NpgsqlValueGenerationStrategy.IdentityByDefaultColumn),
                    event_id = table.Column<Guid>(type: "uuid", nullable: false),
                    name = table.Column<string>(type: "character varying(120)", maxLength: 120, nullable: false),
                    body = table.Column<string>(type: "text", nullable: false),
                    occurred_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    recorded_by = table.Column<Guid>(type: "uuid", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_outbox_event", x => x.sequence);
                });

            migrationBuilder.CreateTable(
                name: "outbox_lease",
                schema: "maternal_health",
                columns: table => new
                {
                    id = table.Column<int>(type: "integer", nullable: false),
                    owner = table.Column<Guid>(type: "uuid", nullable: false),
                    until = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    fence = table.Column<long>(type: "bigint", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_outbox_lease", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "outbox_subscription",
                schema: "maternal_health",
                columns: table => new
                {
                    event_name = table.Column<string>(type: "character varying(120)", maxLength: 120, nullable: false),
                    subscriber = table.Column<string>(type: "character varying(60)", maxLength: 60, nullable: false),
                    reaction = table.Column<string>(type: "character varying(120)", maxLength: 120, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_outbox_subscription", x => new { x.event_name, x.subscriber, x.reaction });
                });

            migrationBuilder.CreateTable(
                name: "pregnancy",
                schema: "maternal_health",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    person_id = table.Column<Guid>(type: "uuid", nullable: false),
                    open_for = table.Column<Guid>(type: "uuid", nullable: true),
                    notified_on = table.Column<DateOnly>(type: "date", nullable: false),
                    expected_delivery_on = table.Column<DateOnly>(type: "date", nullable: false),
                    fetus_count = table.Column<int>(type: "integer", nullable: false),
                    after_delivery = table.Column<bool>(type: "boolean", nullable: false),
                    heartbeat_confirmed = table.Column<bool>(type: "boolean", nullable: false),
                    first_checkup_done = table.Column<bool>(type: "boolean", nullable: false),
                    institution = table.Column<string>(type: "character varying(100)", maxLength: 100, nullable: false),
                    notified_event_id = table.Column<Guid>(type: "uuid", nullable: false),
                    handbook_event_id = table.Column<Guid>(type: "uuid", nullable: false),
                    ended_on = table.Column<DateOnly>(type: "date", nullable: true),
                    outcome = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: true),
                    ended_event_id = table.Column<Guid>(type: "uuid", nullable: true),
                    recorded_by = table.Column<Guid>(type: "uuid", nullable: false),
                    recorded_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    changed_by = table.Column<Guid>(type: "uuid", nullable: false),
                    changed_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    version = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_pregnancy", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "infant_visit",
                schema: "maternal_health",
                columns: table => new
                {
                    event_id = table.Column<Guid>(type: "uuid", nullable: false),
                    child_seen = table.Column<bool>(type: "boolean", nullable: false),
                    reason = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    note = table.Column<string>(type: "character varying(2000)", maxLength: 2000, nullable: false),
                    infant_id = table.Column<Guid>(type: "uuid", nullable: false),
                    on = table.Column<DateOnly>(type: "date", nullable: false),
                    recorded_by = table.Column<Guid>(type: "uuid", nullable: false),
                    recorded_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    withdrawn_on = table.Column<DateOnly>(type: "date", nullable: true),
                    withdrawn_by = table.Column<Guid>(type: "uuid", nullable: true),
                    withdrawal_reason = table.Column<string>(type: "character varying(2000)", maxLength: 2000, nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_infant_visit", x => x.event_id);
                    table.ForeignKey(
                        name: "FK_infant_visit_infant_infant_id",
                        column: x => x.infant_id,
                        principalSchema: "maternal_health",
                        principalTable: "infant",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "newborn_visit",
                schema: "maternal_health",
                columns: table => new
                {
                    event_id = table.Column<Guid>(type: "uuid", nullable: false),
                    kind = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    note = table.Column<string>(type: "character varying(2000)", maxLength: 2000, nullable: false),
                    infant_id = table.Column<Guid>(type: "uuid", nullable: false),
                    on = table.Column<DateOnly>(type: "date", nullable: false),
                    recorded_by = table.Column<Guid>(type: "uuid", nullable: false),
                    recorded_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    withdrawn_on = table.Column<DateOnly>(type: "date", nullable: true),
                    withdrawn_by = table.Column<Guid>(type: "uuid", nullable: true),
                    withdrawal_reason = table.Column<string>(type: "character varying(2000)", maxLength: 2000, nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_newborn_visit", x => x.event_id);
                    table.ForeignKey(
                        name: "FK_newborn_visit_infant_infant_id",
                        column: x => x.infant_id,
                        principalSchema: "maternal_health",
                        principalTable: "infant",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "outbox_delivery",
                schema: "maternal_health",
                columns: table => new
                {
                    id = table.Column<long>(type: "bigint", nullable: false)
                        .Annotation("Npgsql:ValueGenerationStrategy", NpgsqlValueGenerationStrategy.IdentityByDefaultColumn),
                    event_sequence = table.Column<long>(type: "bigint", nullable: false),
                    subscriber = table.Column<string>(type: "character varying(60)", maxLength: 60, nullable: false),
                    reaction = table.Column<string>(type: "character varying(120)", maxLength: 120, nullable: true),
                    status = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    attempts = table.Column<int>(type: "integer", nullable: false),
                    next_attempt_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    owed_since = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    last_error = table.Column<string>(type: "text", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_outbox_delivery", x => x.id);
                    table.ForeignKey(
                        name: "FK_outbox_delivery_outbox_event_event_sequence",
                        column: x => x.event_sequence,
                        principalSchema: "maternal_health",
                        principalTable: "outbox_event",
                        principalColumn: "sequence",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "eight_month_interview",
                schema: "maternal_health",
                columns: table => new
                {
                    event_id = table.Column<Guid>(type: "uuid", nullable: false),
                    declined = table.Column<bool>(type: "boolean", nullable: false),
                    method = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    note = table.Column<string>(type: "character varying(2000)", maxLength: 2000, nullable: false),
                    pregnancy_id = table.Column<Guid>(type: "uuid", nullable: false),
                    on = table.Column<DateOnly>(type: "date", nullable: false),
                    recorded_by = table.Column<Guid>(type: "uuid", nullable: false),
                    recorded_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    withdrawn_on = table.Column<DateOnly>(type: "date", nullable: true),
                    withdrawn_by = table.Column<Guid>(type: "uuid", nullable: true),
                    withdrawal_reason = table.Column<string>(type: "character varying(2000)", maxLength: 2000, nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_eight_month_interview", x => x.event_id);
                    table.ForeignKey(
                        name: "FK_eight_month_interview_pregnancy_pregnancy_id",
                        column: x => x.pregnancy_id,
                        principalSchema: "maternal_health",
                        principalTable: "pregnancy",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "expected_delivery_correction",
                schema: "maternal_health",
                columns: table => new
                {
                    event_id = table.Column<Guid>(type: "uuid", nullable: false),
                    before = table.Column<DateOnly>(type: "date", nullable: false),
                    after = table.Column<DateOnly>(type: "date", nullable: false),
                    reason = table.Column<string>(type: "character varying(2000)", maxLength: 2000, nullable: false),
                    pregnancy_id = table.Column<Guid>(type: "uuid", nullable: false),
                    on = table.Column<DateOnly>(type: "date", nullable: false),
                    recorded_by = table.Column<Guid>(type: "uuid", nullable: false),
                    recorded_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    withdrawn_on = table.Column<DateOnly>(type: "date", nullable: true),
                    withdrawn_by = table.Column<Guid>(type: "uuid", nullable: true),
                    withdrawal_reason = table.Column<string>(type: "character varying(2000)", maxLength: 2000, nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_expected_delivery_correction", x => x.event_id);
                    table.ForeignKey(
                        name: "FK_expected_delivery_correction_pregnancy_pregnancy_id",
                        column: x => x.pregnancy_id,
                        principalSchema: "maternal_health",
                        principalTable: "pregnancy",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "fetus_outcome",
                schema: "maternal_health",
                columns: table => new
                {
                    fetus = table.Column<int>(type: "integer", nullable: false),
                    pregnancy_id = table.Column<Guid>(type: "uuid", nullable: false),
                    outcome = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    on = table.Column<DateOnly>(type: "date", nullable: false),
                    child = table.Column<Guid>(type: "uuid", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_fetus_outcome", x => new { x.pregnancy_id, x.fetus });
                    table.ForeignKey(
                        name: "FK_fetus_outcome_pregnancy_pregnancy_id",
                        column: x => x.pregnancy_id,
                        principalSchema: "maternal_health",
                        principalTable: "pregnancy",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "handbook",
                schema: "maternal_health",
                columns: table => new
                {
                    fetus = table.Column<int>(type: "integer", nullable: false),
                    pregnancy_id = table.Column<Guid>(type: "uuid", nullable: false),
                    number = table.Column<string>(type: "character varying(20)", maxLength: 20, nullable: false),
                    issued_on = table.Column<DateOnly>(type: "date", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_handbook", x => new { x.pregnancy_id, x.fetus });
                    table.ForeignKey(
                        name: "FK_handbook_pregnancy_pregnancy_id",
                        column: x => x.pregnancy_id,
                        principalSchema: "maternal_health",
                        principalTable: "pregnancy",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "interview",
                schema: "maternal_health",
                columns: table => new
                {
                    event_id = table.Column<Guid>(type: "uuid", nullable: false),
                    declined = table.Column<bool>(type: "boolean", nullable: false),
                    minutes = table.Column<int>(type: "integer", nullable: true),
                    interviewer = table.Column<Guid>(type: "uuid", nullable: true),
                    feelings = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    partner = table.Column<string>(type: "character varying(100)", maxLength: 100, nullable: false),
                    support = table.Column<string>(type: "character varying(100)", maxLength: 100, nullable: false),
                    note = table.Column<string>(type: "character varying(2000)", maxLength: 2000, nullable: false),
                    self_care_plan_given = table.Column<bool>(type: "boolean", nullable: false),
                    pregnancy_id = table.Column<Guid>(type: "uuid", nullable: false),
                    on = table.Column<DateOnly>(type: "date", nullable: false),
                    recorded_by = table.Column<Guid>(type: "uuid", nullable: false),
                    recorded_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    withdrawn_on = table.Column<DateOnly>(type: "date", nullable: true),
                    withdrawn_by = table.Column<Guid>(type: "uuid", nullable: true),
                    withdrawal_reason = table.Column<string>(type: "character varying(2000)", maxLength: 2000, nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_interview", x => x.event_id);
                    table.ForeignKey(
                        name: "FK_interview_pregnancy_pregnancy_id",
                        column: x => x.pregnancy_id,
                        principalSchema: "maternal_health",
                        principalTable: "pregnancy",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "triage",
                schema: "maternal_health",
                columns: table => new
                {
                    event_id = table.Column<Guid>(type: "uuid", nullable: false),
                    direction = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    reason = table.Column<string>(type: "character varying(2000)", maxLength: 2000, nullable: false),
                    pregnancy_id = table.Column<Guid>(type: "uuid", nullable: false),
                    on = table.Column<DateOnly>(type: "date", nullable: false),
                    recorded_by = table.Column<Guid>(type: "uuid", nullable: false),
                    recorded_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    withdrawn_on = table.Column<DateOnly>(type: "date", nullable: true),
                    withdrawn_by = table.Column<Guid>(type: "uuid", nullable: true),
                    withdrawal_reason = table.Column<string>(type: "character varying(2000)", maxLength: 2000, nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_triage", x => x.event_id);
                    table.ForeignKey(
                        name: "FK_triage_pregnancy_pregnancy_id",
                        column: x => x.pregnancy_id,
                        principalSchema: "maternal_health",
                        principalTable: "pregnancy",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "interview_item",
                schema: "maternal_health",
                columns: table => new
                {
                    code = table.Column<string>(type: "character varying(10)", maxLength: 10, nullable: false),
                    interview_id = table.Column<Guid>(type: "uuid", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_interview_item", x => new { x.interview_id, x.code });
                    table.ForeignKey(
                        name: "FK_interview_item_interview_interview_id",
                        column: x => x.interview_id,
                        principalSchema: "maternal_health",
                        principalTable: "interview",
                        principalColumn: "event_id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.InsertData(
                schema: "maternal_health",
                table: "outbox_lease",
                columns: new[] { "id", "fence", "owner", "until" },
                values: new object[] { 1, 0L, new Guid("00000000-0000-0000-0000-000000000000"), new DateTimeOffset(new DateTime(1, 1, 1, 0, 0, 0, 0, DateTimeKind.Unspecified), new TimeSpan(0, 0, 0, 0, 0)) });

            migrationBuilder.CreateIndex(
                name: "IX_eight_month_interview_pregnancy_id",
                schema: "maternal_health",
                table: "eight_month_interview",
                column: "pregnancy_id");

            migrationBuilder.CreateIndex(
                name: "IX_expected_delivery_correction_pregnancy_id",
                schema: "maternal_health",
                table: "expected_delivery_correction",
                column: "pregnancy_id");

            migrationBuilder.CreateIndex(
                name: "IX_infant_born_on",
                schema: "maternal_health",
                table: "infant",
                column: "born_on");

            migrationBuilder.CreateIndex(
                name: "IX_infant_mother",
                schema: "maternal_health",
                table: "infant",
                column: "mother");

            migrationBuilder.CreateIndex(
                name: "IX_infant_pregnancy_fetus",
                schema: "maternal_health",
                table: "infant",
                columns: new[] { "pregnancy", "fetus" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_infant_visit_infant_id",
                schema: "maternal_health",
                table: "infant_visit",
                column: "infant_id");

            migrationBuilder.CreateIndex(
                name: "IX_interview_pregnancy_id",
                schema: "maternal_health",
                table: "interview",
                column: "pregnancy_id");

            migrationBuilder.CreateIndex(
                name: "IX_newborn_visit_infant_id",
                schema: "maternal_health",
                table: "newborn_visit",
                column: "infant_id");

            migrationBuilder.CreateIndex(
                name: "IX_outbox_delivery_event_sequence",
                schema: "maternal_health",
                table: "outbox_delivery",
                column: "event_sequence");

            migrationBuilder.CreateIndex(
                name: "IX_outbox_delivery_status_subscriber_event_sequence",
                schema: "maternal_health",
                table: "outbox_delivery",
                columns: new[] { "status", "subscriber", "event_sequence" });

            migrationBuilder.CreateIndex(
                name: "IX_outbox_event_event_id",
                schema: "maternal_health",
                table: "outbox_event",
                column: "event_id",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_outbox_event_name_sequence",
                schema: "maternal_health",
                table: "outbox_event",
                columns: new[] { "name", "sequence" });

            migrationBuilder.CreateIndex(
                name: "IX_pregnancy_expected_delivery_on",
                schema: "maternal_health",
                table: "pregnancy",
                column: "expected_delivery_on");

            migrationBuilder.CreateIndex(
                name: "IX_pregnancy_open_for",
                schema: "maternal_health",
                table: "pregnancy",
                column: "open_for",
                unique: true,
                filter: "open_for IS NOT NULL");

            migrationBuilder.CreateIndex(
                name: "IX_pregnancy_person_id",
                schema: "maternal_health",
                table: "pregnancy",
                column: "person_id");

            migrationBuilder.CreateIndex(
                name: "IX_triage_pregnancy_id",
                schema: "maternal_health",
                table: "triage",
                column: "pregnancy_id");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "eight_month_interview",
                schema: "maternal_health");

            migrationBuilder.DropTable(
                name: "expected_delivery_correction",
                schema: "maternal_health");

            migrationBuilder.DropTable(
                name: "fetus_outcome",
                schema: "maternal_health");

            migrationBuilder.DropTable(
                name: "handbook",
                schema: "maternal_health");

            migrationBuilder.DropTable(
                name: "inbox_entry",
                schema: "maternal_health");

            migrationBuilder.DropTable(
                name: "infant_visit",
                schema: "maternal_health");

            migrationBuilder.DropTable(
                name: "interview_item",
                schema: "maternal_health");

            migrationBuilder.DropTable(
                name: "job_run",
                schema: "maternal_health");

            migrationBuilder.DropTable(
                name: "newborn_visit",
                schema: "maternal_health");

            migrationBuilder.DropTable(
                name: "outbox_delivery",
                schema: "maternal_health");

            migrationBuilder.DropTable(
                name: "outbox_lease",
                schema: "maternal_health");

            migrationBuilder.DropTable(
                name: "outbox_subscription",
                schema: "maternal_health");

            migrationBuilder.DropTable(
                name: "triage",
                schema: "maternal_health");

            migrationBuilder.DropTable(
                name: "interview",
                schema: "maternal_health");

            migrationBuilder.DropTable(
                name: "infant",
                schema: "maternal_health");

            migrationBuilder.DropTable(
                name: "outbox_event",
                schema: "maternal_health");

            migrationBuilder.DropTable(
                name: "pregnancy",
                schema: "maternal_health");
        }
    }
}
