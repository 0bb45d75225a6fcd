using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Hagukumi.MaternalHealth.Migrations
{
    /// <inheritdoc />
    public partial class MaternalHealthWhole : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.CreateTable(
                name: "antenatal_contact",
                schema: "maternal_health",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    pregnancy = table.Column<Guid>(type: "uuid", nullable: false),
                    person = table.Column<Guid>(type: "uuid", nullable: false),
                    on = table.Column<DateOnly>(type: "date", nullable: false),
                    reason = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    note = table.Column<string>(type: "character varying(2000)", maxLength: 2000, nullable: false),
                    next_on = table.Column<DateOnly>(type: "date", nullable: true),
                    recorded_by = table.Column<Guid>(type: "uuid", nullable: false),
                    recorded_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    event_id = table.Column<Guid>(type: "uuid", nullable: false),
                    version = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_antenatal_contact", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "antenatal_visit",
                schema: "maternal_health",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    pregnancy = table.Column<Guid>(type: "uuid", nullable: false),
                    person = table.Column<Guid>(type: "uuid", nullable: false),
                    on = table.Column<DateOnly>(type: "date", nullable: false),
                    institution = table.Column<string>(type: "character varying(100)", maxLength: 100, nullable: false),
                    next_on = table.Column<DateOnly>(type: "date", nullable: true),
                    note = table.Column<string>(type: "character varying(2000)", maxLength: 2000, nullable: false),
                    recorded_by = table.Column<Guid>(type: "uuid", nullable: false),
                    recorded_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    event_id = table.Column<Guid>(type: "uuid", nullable: false),
                    version = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_antenatal_visit", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "benefit",
                schema: "maternal_health",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    person = table.Column<Guid>(type: "uuid", nullable: false),
                    heartbeat_on = table.Column<DateOnly>(type: "date", nullable: false),
                    applied_on = table.Column<DateOnly>(type: "date", nullable: false),
                    certified_on = table.Column<DateOnly>(type: "date", nullable: false),
                    first_elsewhere = table.Column<int>(type: "integer", nullable: false),
                    claimed_on = table.Column<DateOnly>(type: "date", nullable: true),
                    second_decided_on = table.Column<DateOnly>(type: "date", nullable: true),
                    fetus_count = table.Column<int>(type: "integer", nullable: true),
                    count_reason = table.Column<string>(type: "character varying(2000)", maxLength: 2000, nullable: false),
                    second_elsewhere = table.Column<int>(type: "integer", nullable: false),
                    elsewhere = table.Column<string>(type: "character varying(100)", maxLength: 100, nullable: false),
                    declined_on = table.Column<DateOnly>(type: "date", nullable: true),
                    decline_reason = table.Column<string>(type: "character varying(2000)", maxLength: 2000, nullable: false),
                    recorded_by = table.Column<Guid>(type: "uuid", nullable: false),
                    recorded_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    version = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_benefit", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "book_gift",
                schema: "maternal_health",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    mother = table.Column<Guid>(type: "uuid", nullable: false),
                    consent = table.Column<string>(type: "character varying(20)", maxLength: 20, nullable: false),
                    bringer = table.Column<string>(type: "character varying(100)", maxLength: 100, nullable: false),
                    changed_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    version = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_book_gift", x => x.id);
                });

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
                name: "class_session",
                schema: "maternal_health",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    kind = table.Column<string>(type: "character varying(20)", maxLength: 20, nullable: false),
                    on = table.Column<DateOnly>(type: "date", nullable: false),
                    hours = table.Column<string>(type: "character varying(100)", maxLength: 100, nullable: false),
                    place = table.Column<string>(type: "character varying(100)", maxLength: 100, nullable: false),
                    capacity = table.Column<int>(type: "integer", nullable: false),
                    changed_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    version = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_class_session", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "clinic",
                schema: "maternal_health",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    name = table.Column<string>(type: "character varying(100)", maxLength: 100, nullable: false),
                    kind = table.Column<string>(type: "character varying(20)", maxLength: 20, nullable: false),
                    phone = table.Column<string>(type: "character varying(20)", maxLength: 20, nullable: false),
                    closed = table.Column<bool>(type: "boolean", nullable: false),
                    version = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_clinic", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "eight_month_survey",
                schema: "maternal_health",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    person = table.Column<Guid>(type: "uuid", nullable: false),
                    sent_on = table.Column<DateOnly>(type: "date", nullable: true),
                    changed_by = table.Column<Guid>(type: "uuid", nullable: false),
                    changed_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    version = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_eight_month_survey", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "epds_assessment",
                schema: "maternal_health",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    pregnancy = table.Column<Guid>(type: "uuid", nullable: false),
                    mother = table.Column<Guid>(type: "uuid", nullable: false),
                    on = table.Column<DateOnly>(type: "date", nullable: false),
                    occasion = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    edition = table.Column<string>(type: "character varying(100)", maxLength: 100, nullable: false),
                    items = table.Column<string>(type: "character varying(10)", maxLength: 10, nullable: false),
                    total = table.Column<int>(type: "integer", nullable: true),
                    item10 = table.Column<int>(type: "integer", nullable: true),
                    support_asked = table.Column<bool>(type: "boolean", nullable: false),
                    support_marks = table.Column<string>(type: "character varying(18)", maxLength: 18, nullable: false),
                    bonding = table.Column<int>(type: "integer", nullable: true),
                    bonding3 = table.Column<int>(type: "integer", nullable: true),
                    bonding5 = table.Column<int>(type: "integer", nullable: true),
                    note = table.Column<string>(type: "character varying(2000)", maxLength: 2000, nullable: false),
                    threshold = table.Column<int>(type: "integer", nullable: false),
                    bonding_threshold = table.Column<int>(type: "integer", nullable: false),
                    recorded_by = table.Column<Guid>(type: "uuid", nullable: false),
                    recorded_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    changed_by = table.Column<Guid>(type: "uuid", nullable: false),
                    changed_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    event_id = table.Column<Guid>(type: "uuid", nullable: false),
                    withdrawn_on = table.Column<DateOnly>(type: "date", nullable: true),
                    withdrawn_by = table.Column<Guid>(type: "uuid", nullable: true),
                    withdrawal_reason = table.Column<string>(type: "character varying(2000)", maxLength: 2000, nullable: true),
                    version = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_epds_assessment", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "former_gift",
                schema: "maternal_health",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    pregnancy = table.Column<Guid>(type: "uuid", nullable: false),
                    person = table.Column<Guid>(type: "uuid", nullable: false),
                    kind = table.Column<string>(type: "character varying(20)", maxLength: 20, nullable: false),
                    paid_on = table.Column<DateOnly>(type: "date", nullable: false),
                    amount = table.Column<int>(type: "integer", nullable: false),
                    recorded_by = table.Column<Guid>(type: "uuid", nullable: false),
                    recorded_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    version = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_former_gift", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "frozen_report",
                schema: "maternal_health",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    year = table.Column<int>(type: "integer", nullable: false),
                    frozen_by = table.Column<Guid>(type: "uuid", nullable: false),
                    frozen_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_frozen_report", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "handbook_change",
                schema: "maternal_health",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    pregnancy = table.Column<Guid>(type: "uuid", nullable: false),
                    person = table.Column<Guid>(type: "uuid", nullable: false),
                    fetus = table.Column<int>(type: "integer", nullable: false),
                    kind = table.Column<string>(type: "character varying(20)", maxLength: 20, nullable: false),
                    number = table.Column<string>(type: "character varying(20)", maxLength: 20, nullable: false),
                    issued_on = table.Column<DateOnly>(type: "date", nullable: false),
                    note = table.Column<string>(type: "character varying(2000)", maxLength: 2000, nullable: false),
                    recorded_by = table.Column<Guid>(type: "uuid", nullable: false),
                    recorded_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    event_id = table.Column<Guid>(type: "uuid", nullable: false),
                    version = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_handbook_change", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "illness_record",
                schema: "maternal_health",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    mother = table.Column<Guid>(type: "uuid", nullable: false),
                    doctor = table.Column<string>(type: "character varying(100)", maxLength: 100, nullable: false),
                    medicine = table.Column<string>(type: "character varying(2000)", maxLength: 2000, nullable: false),
                    admissions = table.Column<string>(type: "character varying(2000)", maxLength: 2000, nullable: false),
                    changed_by = table.Column<Guid>(type: "uuid", nullable: false),
                    changed_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    version = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_illness_record", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "immunisation_dose",
                schema: "maternal_health",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    child = table.Column<Guid>(type: "uuid", nullable: false),
                    vaccine = table.Column<string>(type: "character varying(20)", maxLength: 20, nullable: false),
                    number = table.Column<int>(type: "integer", nullable: false),
                    on = table.Column<DateOnly>(type: "date", nullable: false),
                    source = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    recorded_by = table.Column<Guid>(type: "uuid", nullable: false),
                    recorded_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    withdrawn_on = table.Column<DateOnly>(type: "date", nullable: true),
                    withdrawn_by = table.Column<Guid>(type: "uuid", nullable: true),
                    withdrawal_reason = table.Column<string>(type: "character varying(2000)", maxLength: 2000, nullable: true),
                    version = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_immunisation_dose", x => x.id);
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
                name: "liaison_slip",
                schema: "maternal_health",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    pregnancy = table.Column<Guid>(type: "uuid", nullable: false),
                    person = table.Column<Guid>(type: "uuid", nullable: false),
                    clinic = table.Column<Guid>(type: "uuid", nullable: false),
                    sent_on = table.Column<DateOnly>(type: "date", nullable: false),
                    asks = table.Column<string>(type: "character varying(2000)", maxLength: 2000, nullable: false),
                    reply_due_on = table.Column<DateOnly>(type: "date", nullable: false),
                    replied_on = table.Column<DateOnly>(type: "date", nullable: true),
                    reply = table.Column<string>(type: "character varying(2000)", maxLength: 2000, nullable: false),
                    recorded_by = table.Column<Guid>(type: "uuid", nullable: false),
                    recorded_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    version = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_liaison_slip", x => x.id);
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
                    event_id = table.Column<Guid>(type: "uuid", nullable: false),
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
                name: "move",
                schema: "maternal_health",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    person = table.Column<Guid>(type: "uuid", nullable: false),
                    direction = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    known_on = table.Column<DateOnly>(type: "date", nullable: false),
                    moves_on = table.Column<DateOnly>(type: "date", nullable: true),
                    place = table.Column<string>(type: "character varying(100)", maxLength: 100, nullable: false),
                    closed = table.Column<bool>(type: "boolean", nullable: false),
                    changed_by = table.Column<Guid>(type: "uuid", nullable: false),
                    changed_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    version = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_move", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "payment",
                schema: "maternal_health",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    subject = table.Column<Guid>(type: "uuid", nullable: false),
                    kind = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    pregnancy = table.Column<Guid>(type: "uuid", nullable: false),
                    person = table.Column<Guid>(type: "uuid", nullable: false),
                    amount = table.Column<int>(type: "integer", nullable: false),
                    decided_on = table.Column<DateOnly>(type: "date", nullable: false),
                    paid_on = table.Column<DateOnly>(type: "date", nullable: true),
                    paid_by = table.Column<Guid>(type: "uuid", nullable: true),
                    version = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_payment", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "postpartum",
                schema: "maternal_health",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    mother = table.Column<Guid>(type: "uuid", nullable: false),
                    changed_by = table.Column<Guid>(type: "uuid", nullable: false),
                    changed_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    version = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_postpartum", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "rearing_support",
                schema: "maternal_health",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    person = table.Column<Guid>(type: "uuid", nullable: false),
                    decided_on = table.Column<DateOnly>(type: "date", nullable: false),
                    content = table.Column<string>(type: "character varying(20)", maxLength: 20, nullable: false),
                    times = table.Column<int>(type: "integer", nullable: false),
                    reason = table.Column<string>(type: "character varying(2000)", maxLength: 2000, nullable: false),
                    plan = table.Column<string>(type: "character varying(2000)", maxLength: 2000, nullable: false),
                    review_on = table.Column<DateOnly>(type: "date", nullable: false),
                    ended = table.Column<bool>(type: "boolean", nullable: false),
                    recorded_by = table.Column<Guid>(type: "uuid", nullable: false),
                    changed_by = table.Column<Guid>(type: "uuid", nullable: false),
                    changed_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    version = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_rearing_support", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "reimbursement",
                schema: "maternal_health",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    pregnancy = table.Column<Guid>(type: "uuid", nullable: false),
                    person = table.Column<Guid>(type: "uuid", nullable: false),
                    applied_on = table.Column<DateOnly>(type: "date", nullable: false),
                    visited_on = table.Column<DateOnly>(type: "date", nullable: false),
                    institution = table.Column<string>(type: "character varying(100)", maxLength: 100, nullable: false),
                    asked = table.Column<int>(type: "integer", nullable: false),
                    decided_on = table.Column<DateOnly>(type: "date", nullable: true),
                    granted = table.Column<int>(type: "integer", nullable: true),
                    reason = table.Column<string>(type: "character varying(2000)", maxLength: 2000, nullable: false),
                    recorded_by = table.Column<Guid>(type: "uuid", nullable: false),
                    recorded_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    version = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_reimbursement", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "remeasure_mark",
                schema: "maternal_health",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    child = table.Column<Guid>(type: "uuid", nullable: false),
                    marked_on = table.Column<DateOnly>(type: "date", nullable: false),
                    remeasure_on = table.Column<DateOnly>(type: "date", nullable: false),
                    reason = table.Column<string>(type: "character varying(2000)", maxLength: 2000, nullable: false),
                    recorded_by = table.Column<Guid>(type: "uuid", nullable: false),
                    recorded_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    event_id = table.Column<Guid>(type: "uuid", nullable: false),
                    withdrawn_on = table.Column<DateOnly>(type: "date", nullable: true),
                    withdrawn_by = table.Column<Guid>(type: "uuid", nullable: true),
                    withdrawal_reason = table.Column<string>(type: "character varying(2000)", maxLength: 2000, nullable: true),
                    version = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_remeasure_mark", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "self_care_plan",
                schema: "maternal_health",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    pregnancy = table.Column<Guid>(type: "uuid", nullable: false),
                    person = table.Column<Guid>(type: "uuid", nullable: false),
                    made_on = table.Column<DateOnly>(type: "date", nullable: false),
                    outlook = table.Column<string>(type: "character varying(2000)", maxLength: 2000, nullable: false),
                    worries = table.Column<string>(type: "character varying(2000)", maxLength: 2000, nullable: false),
                    services = table.Column<string>(type: "character varying(2000)", maxLength: 2000, nullable: false),
                    handed_over_on = table.Column<DateOnly>(type: "date", nullable: true),
                    recorded_by = table.Column<Guid>(type: "uuid", nullable: false),
                    recorded_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    version = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_self_care_plan", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "voucher_book",
                schema: "maternal_health",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    person = table.Column<Guid>(type: "uuid", nullable: false),
                    issued_on = table.Column<DateOnly>(type: "date", nullable: false),
                    collected_on = table.Column<DateOnly>(type: "date", nullable: true),
                    number_reason = table.Column<string>(type: "character varying(2000)", maxLength: 2000, nullable: false),
                    recorded_by = table.Column<Guid>(type: "uuid", nullable: false),
                    recorded_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    changed_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    version = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_voucher_book", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "gift_try",
                schema: "maternal_health",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    on = table.Column<DateOnly>(type: "date", nullable: false),
                    result = table.Column<string>(type: "character varying(20)", maxLength: 20, nullable: false),
                    talked = table.Column<bool>(type: "boolean", nullable: false),
                    next_on = table.Column<DateOnly>(type: "date", nullable: true),
                    note = table.Column<string>(type: "character varying(2000)", maxLength: 2000, nullable: false),
                    recorded_by = table.Column<Guid>(type: "uuid", nullable: false),
                    recorded_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    infant_id = table.Column<Guid>(type: "uuid", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_gift_try", x => x.id);
                    table.ForeignKey(
                        name: "FK_gift_try_book_gift_infant_id",
                        column: x => x.infant_id,
                        principalSchema: "maternal_health",
                        principalTable: "book_gift",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
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

            migrationBuilder.CreateTable(
                name: "class_application",
                schema: "maternal_health",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    person = table.Column<Guid>(type: "uuid", nullable: false),
                    pregnancy = table.Column<Guid>(type: "uuid", nullable: false),
                    comers = table.Column<string>(type: "character varying(20)", maxLength: 20, nullable: false),
                    applied_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    recorded_by = table.Column<Guid>(type: "uuid", nullable: false),
                    cancelled_on = table.Column<DateOnly>(type: "date", nullable: true),
                    came = table.Column<string>(type: "character varying(20)", maxLength: 20, nullable: false),
                    session_id = table.Column<Guid>(type: "uuid", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_class_application", x => x.id);
                    table.ForeignKey(
                        name: "FK_class_application_class_session_session_id",
                        column: x => x.session_id,
                        principalSchema: "maternal_health",
                        principalTable: "class_session",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "eight_month_survey_answer",
                schema: "maternal_health",
                columns: table => new
                {
                    event_id = table.Column<Guid>(type: "uuid", nullable: false),
                    press = table.Column<Guid>(type: "uuid", nullable: false),
                    concern = table.Column<bool>(type: "boolean", nullable: false),
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
                    table.PrimaryKey("PK_eight_month_survey_answer", x => x.event_id);
                    table.ForeignKey(
                        name: "FK_eight_month_survey_answer_eight_month_survey_pregnancy_id",
                        column: x => x.pregnancy_id,
                        principalSchema: "maternal_health",
                        principalTable: "eight_month_survey",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "epds_intervention",
                schema: "maternal_health",
                columns: table => new
                {
                    event_id = table.Column<Guid>(type: "uuid", nullable: false),
                    kind = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    note = table.Column<string>(type: "character varying(2000)", maxLength: 2000, nullable: false),
                    assessment_id = table.Column<Guid>(type: "uuid", nullable: false),
                    on = table.Column<DateOnly>(type: "date", nullable: false),
                    recorded_by = table.Column<Guid>(type: "uuid", nullable: false),
                    recorded_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    withdrawn_on = table.Column<DateOnly>(type: "date", nullable: true),
                    withdrawn_by = table.Column<Guid>(type: "uuid", nullable: true),
                    withdrawal_reason = table.Column<string>(type: "character varying(2000)", maxLength: 2000, nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_epds_intervention", x => x.event_id);
                    table.ForeignKey(
                        name: "FK_epds_intervention_epds_assessment_assessment_id",
                        column: x => x.assessment_id,
                        principalSchema: "maternal_health",
                        principalTable: "epds_assessment",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "epds_reassessment",
                schema: "maternal_health",
                columns: table => new
                {
                    event_id = table.Column<Guid>(type: "uuid", nullable: false),
                    earlier = table.Column<Guid>(type: "uuid", nullable: false),
                    assessment_id = table.Column<Guid>(type: "uuid", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_epds_reassessment", x => x.event_id);
                    table.ForeignKey(
                        name: "FK_epds_reassessment_epds_assessment_assessment_id",
                        column: x => x.assessment_id,
                        principalSchema: "maternal_health",
                        principalTable: "epds_assessment",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "safety_plan",
                schema: "maternal_health",
                columns: table => new
                {
                    event_id = table.Column<Guid>(type: "uuid", nullable: false),
                    responsible = table.Column<Guid>(type: "uuid", nullable: false),
                    stays_with = table.Column<string>(type: "character varying(100)", maxLength: 100, nullable: false),
                    calls = table.Column<string>(type: "character varying(100)", maxLength: 100, nullable: false),
                    decided = table.Column<string>(type: "character varying(2000)", maxLength: 2000, nullable: false),
                    assessment_id = table.Column<Guid>(type: "uuid", nullable: false),
                    on = table.Column<DateOnly>(type: "date", nullable: false),
                    recorded_by = table.Column<Guid>(type: "uuid", nullable: false),
                    recorded_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    withdrawn_on = table.Column<DateOnly>(type: "date", nullable: true),
                    withdrawn_by = table.Column<Guid>(type: "uuid", nullable: true),
                    withdrawal_reason = table.Column<string>(type: "character varying(2000)", maxLength: 2000, nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_safety_plan", x => x.event_id);
                    table.ForeignKey(
                        name: "FK_safety_plan_epds_assessment_assessment_id",
                        column: x => x.assessment_id,
                        principalSchema: "maternal_health",
                        principalTable: "epds_assessment",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "frozen_figure",
                schema: "maternal_health",
                columns: table => new
                {
                    code = table.Column<string>(type: "character varying(60)", maxLength: 60, nullable: false),
                    report_id = table.Column<Guid>(type: "uuid", nullable: false),
                    count = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_frozen_figure", x => new { x.report_id, x.code });
                    table.ForeignKey(
                        name: "FK_frozen_figure_frozen_report_report_id",
                        column: x => x.report_id,
                        principalSchema: "maternal_health",
                        principalTable: "frozen_report",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "illness_reader",
                schema: "maternal_health",
                columns: table => new
                {
                    staff = table.Column<Guid>(type: "uuid", nullable: false),
                    pregnancy_id = table.Column<Guid>(type: "uuid", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_illness_reader", x => new { x.pregnancy_id, x.staff });
                    table.ForeignKey(
                        name: "FK_illness_reader_illness_record_pregnancy_id",
                        column: x => x.pregnancy_id,
                        principalSchema: "maternal_health",
                        principalTable: "illness_record",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "move_step",
                schema: "maternal_health",
                columns: table => new
                {
                    event_id = table.Column<Guid>(type: "uuid", nullable: false),
                    press = table.Column<Guid>(type: "uuid", nullable: false),
                    kind = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    with = table.Column<string>(type: "character varying(100)", maxLength: 100, nullable: false),
                    note = table.Column<string>(type: "character varying(2000)", maxLength: 2000, nullable: false),
                    move_id = table.Column<Guid>(type: "uuid", nullable: false),
                    on = table.Column<DateOnly>(type: "date", nullable: false),
                    recorded_by = table.Column<Guid>(type: "uuid", nullable: false),
                    recorded_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    withdrawn_on = table.Column<DateOnly>(type: "date", nullable: true),
                    withdrawn_by = table.Column<Guid>(type: "uuid", nullable: true),
                    withdrawal_reason = table.Column<string>(type: "character varying(2000)", maxLength: 2000, nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_move_step", x => x.event_id);
                    table.ForeignKey(
                        name: "FK_move_step_move_move_id",
                        column: x => x.move_id,
                        principalSchema: "maternal_health",
                        principalTable: "move",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "postpartum_care_application",
                schema: "maternal_health",
                columns: table => new
                {
                    event_id = table.Column<Guid>(type: "uuid", nullable: false),
                    reason = table.Column<string>(type: "character varying(2000)", maxLength: 2000, nullable: false),
                    decision = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: true),
                    decided_on = table.Column<DateOnly>(type: "date", nullable: true),
                    decision_note = table.Column<string>(type: "character varying(2000)", maxLength: 2000, nullable: false),
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
                    table.PrimaryKey("PK_postpartum_care_application", x => x.event_id);
                    table.ForeignKey(
                        name: "FK_postpartum_care_application_postpartum_pregnancy_id",
                        column: x => x.pregnancy_id,
                        principalSchema: "maternal_health",
                        principalTable: "postpartum",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "postpartum_care_day",
                schema: "maternal_health",
                columns: table => new
                {
                    event_id = table.Column<Guid>(type: "uuid", nullable: false),
                    kind = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    provider = table.Column<string>(type: "character varying(100)", maxLength: 100, nullable: false),
                    report = table.Column<string>(type: "character varying(2000)", maxLength: 2000, nullable: true),
                    reported_on = table.Column<DateOnly>(type: "date", nullable: true),
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
                    table.PrimaryKey("PK_postpartum_care_day", x => x.event_id);
                    table.ForeignKey(
                        name: "FK_postpartum_care_day_postpartum_pregnancy_id",
                        column: x => x.pregnancy_id,
                        principalSchema: "maternal_health",
                        principalTable: "postpartum",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "postpartum_checkup",
                schema: "maternal_health",
                columns: table => new
                {
                    event_id = table.Column<Guid>(type: "uuid", nullable: false),
                    kind = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    place = table.Column<string>(type: "character varying(100)", maxLength: 100, nullable: false),
                    result = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
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
                    table.PrimaryKey("PK_postpartum_checkup", x => x.event_id);
                    table.ForeignKey(
                        name: "FK_postpartum_checkup_postpartum_pregnancy_id",
                        column: x => x.pregnancy_id,
                        principalSchema: "maternal_health",
                        principalTable: "postpartum",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "rearing_support_step",
                schema: "maternal_health",
                columns: table => new
                {
                    event_id = table.Column<Guid>(type: "uuid", nullable: false),
                    press = table.Column<Guid>(type: "uuid", nullable: false),
                    kind = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    next_on = table.Column<DateOnly>(type: "date", nullable: true),
                    note = table.Column<string>(type: "character varying(2000)", maxLength: 2000, nullable: false),
                    rearing_support_id = table.Column<Guid>(type: "uuid", nullable: false),
                    on = table.Column<DateOnly>(type: "date", nullable: false),
                    recorded_by = table.Column<Guid>(type: "uuid", nullable: false),
                    recorded_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    withdrawn_on = table.Column<DateOnly>(type: "date", nullable: true),
                    withdrawn_by = table.Column<Guid>(type: "uuid", nullable: true),
                    withdrawal_reason = table.Column<string>(type: "character varying(2000)", maxLength: 2000, nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_rearing_support_step", x => x.event_id);
                    table.ForeignKey(
                        name: "FK_rearing_support_step_rearing_support_rearing_support_id",
                        column: x => x.rearing_support_id,
                        principalSchema: "maternal_health",
                        principalTable: "rearing_support",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "voucher",
                schema: "maternal_health",
                columns: table => new
                {
                    ordinal = table.Column<int>(type: "integer", nullable: false),
                    pregnancy_id = table.Column<Guid>(type: "uuid", nullable: false),
                    kind = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    number = table.Column<string>(type: "character varying(20)", maxLength: 20, nullable: false),
                    used_on = table.Column<DateOnly>(type: "date", nullable: true),
                    institution = table.Column<string>(type: "character varying(100)", maxLength: 100, nullable: false),
                    result = table.Column<string>(type: "character varying(2000)", maxLength: 2000, nullable: false),
                    next_on = table.Column<DateOnly>(type: "date", nullable: true),
                    collected_on = table.Column<DateOnly>(type: "date", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_voucher", x => new { x.pregnancy_id, x.ordinal });
                    table.ForeignKey(
                        name: "FK_voucher_voucher_book_pregnancy_id",
                        column: x => x.pregnancy_id,
                        principalSchema: "maternal_health",
                        principalTable: "voucher_book",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateIndex(
                name: "IX_antenatal_contact_pregnancy",
                schema: "maternal_health",
                table: "antenatal_contact",
                column: "pregnancy");

            migrationBuilder.CreateIndex(
                name: "IX_antenatal_visit_pregnancy",
                schema: "maternal_health",
                table: "antenatal_visit",
                column: "pregnancy");

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
                name: "IX_class_application_session_id",
                schema: "maternal_health",
                table: "class_application",
                column: "session_id");

            migrationBuilder.CreateIndex(
                name: "IX_class_session_on",
                schema: "maternal_health",
                table: "class_session",
                column: "on");

            migrationBuilder.CreateIndex(
                name: "IX_eight_month_survey_answer_pregnancy_id",
                schema: "maternal_health",
                table: "eight_month_survey_answer",
                column: "pregnancy_id");

            migrationBuilder.CreateIndex(
                name: "IX_epds_assessment_mother",
                schema: "maternal_health",
                table: "epds_assessment",
                column: "mother");

            migrationBuilder.CreateIndex(
                name: "IX_epds_assessment_pregnancy",
                schema: "maternal_health",
                table: "epds_assessment",
                column: "pregnancy");

            migrationBuilder.CreateIndex(
                name: "IX_epds_intervention_assessment_id",
                schema: "maternal_health",
                table: "epds_intervention",
                column: "assessment_id");

            migrationBuilder.CreateIndex(
                name: "IX_epds_reassessment_assessment_id",
                schema: "maternal_health",
                table: "epds_reassessment",
                column: "assessment_id");

            migrationBuilder.CreateIndex(
                name: "IX_former_gift_pregnancy_kind",
                schema: "maternal_health",
                table: "former_gift",
                columns: new[] { "pregnancy", "kind" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_frozen_report_year",
                schema: "maternal_health",
                table: "frozen_report",
                column: "year");

            migrationBuilder.CreateIndex(
                name: "IX_gift_try_infant_id",
                schema: "maternal_health",
                table: "gift_try",
                column: "infant_id");

            migrationBuilder.CreateIndex(
                name: "IX_handbook_change_number",
                schema: "maternal_health",
                table: "handbook_change",
                column: "number");

            migrationBuilder.CreateIndex(
                name: "IX_handbook_change_pregnancy",
                schema: "maternal_health",
                table: "handbook_change",
                column: "pregnancy");

            migrationBuilder.CreateIndex(
                name: "IX_illness_record_mother",
                schema: "maternal_health",
                table: "illness_record",
                column: "mother");

            migrationBuilder.CreateIndex(
                name: "IX_immunisation_dose_child",
                schema: "maternal_health",
                table: "immunisation_dose",
                column: "child");

            migrationBuilder.CreateIndex(
                name: "IX_leaving_person",
                schema: "maternal_health",
                table: "leaving",
                column: "person");

            migrationBuilder.CreateIndex(
                name: "IX_liaison_slip_pregnancy",
                schema: "maternal_health",
                table: "liaison_slip",
                column: "pregnancy");

            migrationBuilder.CreateIndex(
                name: "IX_liaison_slip_replied_on",
                schema: "maternal_health",
                table: "liaison_slip",
                column: "replied_on");

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

            migrationBuilder.CreateIndex(
                name: "IX_move_closed_known_on",
                schema: "maternal_health",
                table: "move",
                columns: new[] { "closed", "known_on" });

            migrationBuilder.CreateIndex(
                name: "IX_move_person",
                schema: "maternal_health",
                table: "move",
                column: "person");

            migrationBuilder.CreateIndex(
                name: "IX_move_step_move_id",
                schema: "maternal_health",
                table: "move_step",
                column: "move_id");

            migrationBuilder.CreateIndex(
                name: "IX_payment_paid_on",
                schema: "maternal_health",
                table: "payment",
                column: "paid_on");

            migrationBuilder.CreateIndex(
                name: "IX_payment_pregnancy",
                schema: "maternal_health",
                table: "payment",
                column: "pregnancy");

            migrationBuilder.CreateIndex(
                name: "IX_payment_subject_kind",
                schema: "maternal_health",
                table: "payment",
                columns: new[] { "subject", "kind" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_postpartum_mother",
                schema: "maternal_health",
                table: "postpartum",
                column: "mother");

            migrationBuilder.CreateIndex(
                name: "IX_postpartum_care_application_pregnancy_id",
                schema: "maternal_health",
                table: "postpartum_care_application",
                column: "pregnancy_id");

            migrationBuilder.CreateIndex(
                name: "IX_postpartum_care_day_pregnancy_id",
                schema: "maternal_health",
                table: "postpartum_care_day",
                column: "pregnancy_id");

            migrationBuilder.CreateIndex(
                name: "IX_postpartum_checkup_pregnancy_id",
                schema: "maternal_health",
                table: "postpartum_checkup",
                column: "pregnancy_id");

            migrationBuilder.CreateIndex(
                name: "IX_rearing_support_ended",
                schema: "maternal_health",
                table: "rearing_support",
                column: "ended");

            migrationBuilder.CreateIndex(
                name: "IX_rearing_support_person",
                schema: "maternal_health",
                table: "rearing_support",
                column: "person");

            migrationBuilder.CreateIndex(
                name: "IX_rearing_support_step_rearing_support_id",
                schema: "maternal_health",
                table: "rearing_support_step",
                column: "rearing_support_id");

            migrationBuilder.CreateIndex(
                name: "IX_reimbursement_pregnancy",
                schema: "maternal_health",
                table: "reimbursement",
                column: "pregnancy");

            migrationBuilder.CreateIndex(
                name: "IX_remeasure_mark_child",
                schema: "maternal_health",
                table: "remeasure_mark",
                column: "child");

            migrationBuilder.CreateIndex(
                name: "IX_safety_plan_assessment_id",
                schema: "maternal_health",
                table: "safety_plan",
                column: "assessment_id");

            migrationBuilder.CreateIndex(
                name: "IX_self_care_plan_pregnancy",
                schema: "maternal_health",
                table: "self_care_plan",
                column: "pregnancy");

            migrationBuilder.CreateIndex(
                name: "IX_voucher_number",
                schema: "maternal_health",
                table: "voucher",
                column: "number");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "antenatal_contact",
                schema: "maternal_health");

            migrationBuilder.DropTable(
                name: "antenatal_visit",
                schema: "maternal_health");

            migrationBuilder.DropTable(
                name: "benefit",
                schema: "maternal_health");

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
                name: "class_application",
                schema: "maternal_health");

            migrationBuilder.DropTable(
                name: "clinic",
                schema: "maternal_health");

            migrationBuilder.DropTable(
                name: "eight_month_survey_answer",
                schema: "maternal_health");

            migrationBuilder.DropTable(
                name: "epds_intervention",
                schema: "maternal_health");

            migrationBuilder.DropTable(
                name: "epds_reassessment",
                schema: "maternal_health");

            migrationBuilder.DropTable(
                name: "former_gift",
                schema: "maternal_health");

            migrationBuilder.DropTable(
                name: "frozen_figure",
                schema: "maternal_health");

            migrationBuilder.DropTable(
                name: "gift_try",
                schema: "maternal_health");

            migrationBuilder.DropTable(
                name: "handbook_change",
                schema: "maternal_health");

            migrationBuilder.DropTable(
                name: "illness_reader",
                schema: "maternal_health");

            migrationBuilder.DropTable(
                name: "immunisation_dose",
                schema: "maternal_health");

            migrationBuilder.DropTable(
                name: "leaving",
                schema: "maternal_health");

            migrationBuilder.DropTable(
                name: "liaison_slip",
                schema: "maternal_health");

            migrationBuilder.DropTable(
                name: "measurement",
                schema: "maternal_health");

            migrationBuilder.DropTable(
                name: "missed_checkup_ending",
                schema: "maternal_health");

            migrationBuilder.DropTable(
                name: "move_step",
                schema: "maternal_health");

            migrationBuilder.DropTable(
                name: "payment",
                schema: "maternal_health");

            migrationBuilder.DropTable(
                name: "postpartum_care_application",
                schema: "maternal_health");

            migrationBuilder.DropTable(
                name: "postpartum_care_day",
                schema: "maternal_health");

            migrationBuilder.DropTable(
                name: "postpartum_checkup",
                schema: "maternal_health");

            migrationBuilder.DropTable(
                name: "rearing_support_step",
                schema: "maternal_health");

            migrationBuilder.DropTable(
                name: "reimbursement",
                schema: "maternal_health");

            migrationBuilder.DropTable(
                name: "remeasure_mark",
                schema: "maternal_health");

            migrationBuilder.DropTable(
                name: "safety_plan",
                schema: "maternal_health");

            migrationBuilder.DropTable(
                name: "self_care_plan",
                schema: "maternal_health");

            migrationBuilder.DropTable(
                name: "voucher",
                schema: "maternal_health");

            migrationBuilder.DropTable(
                name: "class_session",
                schema: "maternal_health");

            migrationBuilder.DropTable(
                name: "eight_month_survey",
                schema: "maternal_health");

            migrationBuilder.DropTable(
                name: "frozen_report",
                schema: "maternal_health");

            migrationBuilder.DropTable(
                name: "book_gift",
                schema: "maternal_health");

            migrationBuilder.DropTable(
                name: "illness_record",
                schema: "maternal_health");

            migrationBuilder.DropTable(
                name: "child_checkup",
                schema: "maternal_health");

            migrationBuilder.DropTable(
                name: "move",
                schema: "maternal_health");

            migrationBuilder.DropTable(
                name: "postpartum",
                schema: "maternal_health");

            migrationBuilder.DropTable(
                name: "rearing_support",
                schema: "maternal_health");

            migrationBuilder.DropTable(
                name: "epds_assessment",
                schema: "maternal_health");

            migrationBuilder.DropTable(
                name: "voucher_book",
                schema: "maternal_health");
        }
    }
}
