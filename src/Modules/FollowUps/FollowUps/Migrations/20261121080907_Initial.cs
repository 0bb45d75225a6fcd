using System;
using Microsoft.EntityFrameworkCore.Migrations;
using Npgsql.EntityFrameworkCore.PostgreSQL.Metadata;

#nullable disable

namespace Hagukumi.FollowUps.Migrations
{
    /// <inheritdoc />
    public partial class Initial : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.EnsureSchema(
                name: "follow_ups");

            migrationBuilder.CreateTable(
                name: "duty_holder",
                schema: "follow_ups",
                columns: table => new
                {
                    assignment = table.Column<Guid>(type: "uuid", nullable: false),
                    assignment_version = table.Column<int>(type: "integer", nullable: false),
                    holder = table.Column<Guid>(type: "uuid", nullable: false),
                    duty = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    district = table.Column<string>(type: "character varying(60)", maxLength: 60, nullable: true),
                    from = table.Column<DateOnly>(type: "date", nullable: false),
                    to = table.Column<DateOnly>(type: "date", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_duty_holder", x => x.assignment);
                });

            migrationBuilder.CreateTable(
                name: "follow_up",
                schema: "follow_ups",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    rule = table.Column<string>(type: "character varying(60)", maxLength: 60, nullable: false),
                    subject = table.Column<Guid>(type: "uuid", nullable: false),
                    opening_event = table.Column<Guid>(type: "uuid", nullable: false),
                    person = table.Column<Guid>(type: "uuid", nullable: false),
                    desk = table.Column<string>(type: "character varying(60)", maxLength: 60, nullable: false),
                    urgency = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    status = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    duty = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    district = table.Column<string>(type: "character varying(60)", maxLength: 60, nullable: true),
                    duty_key = table.Column<string>(type: "character varying(110)", maxLength: 110, nullable: false),
                    open_reason = table.Column<string>(type: "character varying(400)", maxLength: 400, nullable: true),
                    opened_on = table.Column<DateOnly>(type: "date", nullable: false),
                    noticed_by = table.Column<Guid>(type: "uuid", nullable: true),
                    noticed_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    counted_from_day = table.Column<DateOnly>(type: "date", nullable: false),
                    counted_from_instant = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    visible_from = table.Column<DateOnly>(type: "date", nullable: false),
                    due_on = table.Column<DateOnly>(type: "date", nullable: false),
                    due_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    act_by = table.Column<DateOnly>(type: "date", nullable: false),
                    late_at_opening = table.Column<bool>(type: "boolean", nullable: false),
                    due_after_hold = table.Column<bool>(type: "boolean", nullable: false),
                    closed_on = table.Column<DateOnly>(type: "date", nullable: true),
                    close_reason = table.Column<string>(type: "character varying(400)", maxLength: 400, nullable: true),
                    closing_event = table.Column<Guid>(type: "uuid", nullable: true),
                    hold_until = table.Column<DateOnly>(type: "date", nullable: true),
                    hold_reason = table.Column<string>(type: "character varying(400)", maxLength: 400, nullable: true),
                    remind_on = table.Column<DateOnly>(type: "date", nullable: true),
                    postpone_reason = table.Column<string>(type: "character varying(400)", maxLength: 400, nullable: true),
                    handed_over_to = table.Column<Guid>(type: "uuid", nullable: true),
                    handed_over_until = table.Column<DateOnly>(type: "date", nullable: true),
                    told_of_day = table.Column<DateOnly>(type: "date", nullable: true),
                    told_of_instant = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    told_visible = table.Column<bool>(type: "boolean", nullable: false),
                    told_soon = table.Column<bool>(type: "boolean", nullable: false),
                    told_overdue = table.Column<bool>(type: "boolean", nullable: false),
                    told_level = table.Column<int>(type: "integer", nullable: false),
                    told_reminded = table.Column<DateOnly>(type: "date", nullable: true),
                    told_last_on = table.Column<DateOnly>(type: "date", nullable: true),
                    told_last_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    escalated_to = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: true),
                    overdue_since = table.Column<DateOnly>(type: "date", nullable: true),
                    version = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_follow_up", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "inbox_entry",
                schema: "follow_ups",
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
                name: "job_run",
                schema: "follow_ups",
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
                name: "line_fact",
                schema: "follow_ups",
                columns: table => new
                {
                    rule = table.Column<string>(type: "character varying(60)", maxLength: 60, nullable: false),
                    subject = table.Column<Guid>(type: "uuid", nullable: false),
                    event_id = table.Column<Guid>(type: "uuid", nullable: false),
                    verb = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    happened_on = table.Column<DateOnly>(type: "date", nullable: false),
                    occurred_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    person = table.Column<Guid>(type: "uuid", nullable: true),
                    noticed_by = table.Column<Guid>(type: "uuid", nullable: true),
                    counted_from = table.Column<DateOnly>(type: "date", nullable: true),
                    counted_from_instant = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    due_on = table.Column<DateOnly>(type: "date", nullable: true),
                    due_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    owner = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: true),
                    hold_until = table.Column<DateOnly>(type: "date", nullable: true),
                    remind_on = table.Column<DateOnly>(type: "date", nullable: true),
                    handed_over_to = table.Column<Guid>(type: "uuid", nullable: true),
                    handed_over_until = table.Column<DateOnly>(type: "date", nullable: true),
                    reason = table.Column<string>(type: "character varying(400)", maxLength: 400, nullable: true),
                    occurrence = table.Column<Guid>(type: "uuid", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_line_fact", x => new { x.rule, x.subject, x.event_id, x.verb });
                });

            migrationBuilder.CreateTable(
                name: "notice",
                schema: "follow_ups",
                columns: table => new
                {
                    id = table.Column<long>(type: "bigint", nullable: false)
                        .Annotation("Npgsql:ValueGenerationStrategy", NpgsqlValueGenerationStrategy.IdentityByDefaultColumn),
                    follow_up_id = table.Column<Guid>(type: "uuid", nullable: false),
                    staff = table.Column<Guid>(type: "uuid", nullable: false),
                    kind = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    business_date = table.Column<DateOnly>(type: "date", nullable: false),
                    at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    read_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_notice", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "outbox_event",
                schema: "follow_ups",
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
                schema: "follow_ups",
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
                schema: "follow_ups",
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
                name: "person_district",
                schema: "follow_ups",
                columns: table => new
                {
                    person = table.Column<Guid>(type: "uuid", nullable: false),
                    identity_version = table.Column<int>(type: "integer", nullable: false),
                    district = table.Column<string>(type: "character varying(60)", maxLength: 60, nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_person_district", x => x.person);
                });

            migrationBuilder.CreateTable(
                name: "withdrawn_event",
                schema: "follow_ups",
                columns: table => new
                {
                    event_id = table.Column<Guid>(type: "uuid", nullable: false),
                    withdrawn_on = table.Column<DateOnly>(type: "date", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_withdrawn_event", x => x.event_id);
                });

            migrationBuilder.CreateTable(
                name: "outbox_delivery",
                schema: "follow_ups",
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
                        principalSchema: "follow_ups",
                        principalTable: "outbox_event",
                        principalColumn: "sequence",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.InsertData(
                schema: "follow_ups",
                table: "outbox_lease",
                columns: new[] { "id", "fence", "owner", "until" },
                values: new object[] { 1, 0L, new Guid("00000000-0000-0000-0000-000000000000"), new DateTimeOffset(new DateTime(1, 1, 1, 0, 0, 0, 0, DateTimeKind.Unspecified), new TimeSpan(0, 0, 0, 0, 0)) });

            migrationBuilder.CreateIndex(
                name: "IX_follow_up_person_status",
                schema: "follow_ups",
                table: "follow_up",
                columns: new[] { "person", "status" });

            migrationBuilder.CreateIndex(
                name: "IX_follow_up_rule_subject_opening_event",
                schema: "follow_ups",
                table: "follow_up",
                columns: new[] { "rule", "subject", "opening_event" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_follow_up_status_duty_key_due_on",
                schema: "follow_ups",
                table: "follow_up",
                columns: new[] { "status", "duty_key", "due_on" });

            migrationBuilder.CreateIndex(
                name: "IX_line_fact_event_id",
                schema: "follow_ups",
                table: "line_fact",
                column: "event_id");

            migrationBuilder.CreateIndex(
                name: "IX_notice_follow_up_id",
                schema: "follow_ups",
                table: "notice",
                column: "follow_up_id");

            migrationBuilder.CreateIndex(
                name: "IX_notice_staff_read_at_id",
                schema: "follow_ups",
                table: "notice",
                columns: new[] { "staff", "read_at", "id" });

            migrationBuilder.CreateIndex(
                name: "IX_outbox_delivery_event_sequence",
                schema: "follow_ups",
                table: "outbox_delivery",
                column: "event_sequence");

            migrationBuilder.CreateIndex(
                name: "IX_outbox_delivery_status_subscriber_event_sequence",
                schema: "follow_ups",
                table: "outbox_delivery",
                columns: new[] { "status", "subscriber", "event_sequence" });

            migrationBuilder.CreateIndex(
                name: "IX_outbox_event_event_id",
                schema: "follow_ups",
                table: "outbox_event",
                column: "event_id",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_outbox_event_name_sequence",
                schema: "follow_ups",
                table: "outbox_event",
                columns: new[] { "name", "sequence" });
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "duty_holder",
                schema: "follow_ups");

            migrationBuilder.DropTable(
                name: "follow_up",
                schema: "follow_ups");

            migrationBuilder.DropTable(
                name: "inbox_entry",
                schema: "follow_ups");

            migrationBuilder.DropTable(
                name: "job_run",
                schema: "follow_ups");

            migrationBuilder.DropTable(
                name: "line_fact",
                schema: "follow_ups");

            migrationBuilder.DropTable(
                name: "notice",
                schema: "follow_ups");

            migrationBuilder.DropTable(
                name: "outbox_delivery",
                schema: "follow_ups");

            migrationBuilder.DropTable(
                name: "outbox_lease",
                schema: "follow_ups");

            migrationBuilder.DropTable(
                name: "outbox_subscription",
                schema: "follow_ups");

            migrationBuilder.DropTable(
                name: "person_district",
                schema: "follow_ups");

            migrationBuilder.DropTable(
                name: "withdrawn_event",
                schema: "follow_ups");

            migrationBuilder.DropTable(
                name: "outbox_event",
                schema: "follow_ups");
        }
    }
}
