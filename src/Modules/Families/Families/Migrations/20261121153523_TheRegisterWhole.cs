using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Hagukumi.Families.Migrations
{
    /// <inheritdoc />
    public partial class TheRegisterWhole : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<string>(
                name: "alias_key",
                schema: "families",
                table: "person",
                type: "character varying(400)",
                maxLength: 400,
                nullable: false,
                defaultValue: "");

            migrationBuilder.AddColumn<Guid>(
                name: "birth_mother",
                schema: "families",
                table: "person",
                type: "uuid",
                nullable: true);

            migrationBuilder.AddColumn<DateOnly>(
                name: "born_from",
                schema: "families",
                table: "person",
                type: "date",
                nullable: true);

            migrationBuilder.AddColumn<DateOnly>(
                name: "born_to",
                schema: "families",
                table: "person",
                type: "date",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "contact_note",
                schema: "families",
                table: "person",
                type: "character varying(1000)",
                maxLength: 1000,
                nullable: false,
                defaultValue: "");

            migrationBuilder.AddColumn<Guid>(
                name: "merged_into",
                schema: "families",
                table: "person",
                type: "uuid",
                nullable: true);

            migrationBuilder.AddColumn<DateOnly>(
                name: "moved_out_told",
                schema: "families",
                table: "person",
                type: "date",
                nullable: true);

            migrationBuilder.AddColumn<bool>(
                name: "nameless",
                schema: "families",
                table: "person",
                type: "boolean",
                nullable: false,
                defaultValue: false);

            migrationBuilder.AddColumn<string>(
                name: "provisional_kind",
                schema: "families",
                table: "person",
                type: "character varying(40)",
                maxLength: 40,
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "provisional_reason",
                schema: "families",
                table: "person",
                type: "character varying(1000)",
                maxLength: 1000,
                nullable: false,
                defaultValue: "");

            migrationBuilder.AddColumn<Guid>(
                name: "register_print",
                schema: "families",
                table: "person",
                type: "uuid",
                nullable: true);

            migrationBuilder.AddColumn<bool>(
                name: "sealed_as_one",
                schema: "families",
                table: "person",
                type: "boolean",
                nullable: false,
                defaultValue: false);

            migrationBuilder.AddColumn<bool>(
                name: "sealed_by_register",
                schema: "families",
                table: "person",
                type: "boolean",
                nullable: false,
                defaultValue: false);

            migrationBuilder.AddColumn<bool>(
                name: "warned",
                schema: "families",
                table: "person",
                type: "boolean",
                nullable: false,
                defaultValue: false);

            migrationBuilder.AddColumn<bool>(
                name: "warned_as_one",
                schema: "families",
                table: "person",
                type: "boolean",
                nullable: false,
                defaultValue: false);

            migrationBuilder.CreateTable(
                name: "communication_need",
                schema: "families",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    language = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    interpreter = table.Column<bool>(type: "boolean", nullable: false),
                    plain_japanese = table.Column<bool>(type: "boolean", nullable: false),
                    care = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: false),
                    version = table.Column<int>(type: "integer", nullable: false),
                    person = table.Column<Guid>(type: "uuid", nullable: false),
                    from = table.Column<DateOnly>(type: "date", nullable: true),
                    to = table.Column<DateOnly>(type: "date", nullable: true),
                    source = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: false),
                    recorded_by = table.Column<Guid>(type: "uuid", nullable: false),
                    recorded_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    withdrawn_on = table.Column<DateOnly>(type: "date", nullable: true),
                    withdrawal_reason = table.Column<string>(type: "character varying(1000)", maxLength: 1000, nullable: true),
                    changed_by = table.Column<Guid>(type: "uuid", nullable: false),
                    changed_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_communication_need", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "consent",
                schema: "families",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    scope = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    recipient = table.Column<string>(type: "character varying(100)", maxLength: 100, nullable: false),
                    state = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    way = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    giver = table.Column<string>(type: "character varying(100)", maxLength: 100, nullable: false),
                    event_id = table.Column<Guid>(type: "uuid", nullable: false),
                    version = table.Column<int>(type: "integer", nullable: false),
                    person = table.Column<Guid>(type: "uuid", nullable: false),
                    from = table.Column<DateOnly>(type: "date", nullable: true),
                    to = table.Column<DateOnly>(type: "date", nullable: true),
                    source = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: false),
                    recorded_by = table.Column<Guid>(type: "uuid", nullable: false),
                    recorded_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    withdrawn_on = table.Column<DateOnly>(type: "date", nullable: true),
                    withdrawal_reason = table.Column<string>(type: "character varying(1000)", maxLength: 1000, nullable: true),
                    changed_by = table.Column<Guid>(type: "uuid", nullable: false),
                    changed_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_consent", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "custody",
                schema: "families",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    version = table.Column<int>(type: "integer", nullable: false),
                    person = table.Column<Guid>(type: "uuid", nullable: false),
                    from = table.Column<DateOnly>(type: "date", nullable: true),
                    to = table.Column<DateOnly>(type: "date", nullable: true),
                    source = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: false),
                    recorded_by = table.Column<Guid>(type: "uuid", nullable: false),
                    recorded_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    withdrawn_on = table.Column<DateOnly>(type: "date", nullable: true),
                    withdrawal_reason = table.Column<string>(type: "character varying(1000)", maxLength: 1000, nullable: true),
                    changed_by = table.Column<Guid>(type: "uuid", nullable: false),
                    changed_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    other = table.Column<Guid>(type: "uuid", nullable: true),
                    other_name = table.Column<string>(type: "character varying(100)", maxLength: 100, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_custody", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "disclosure",
                schema: "families",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    scope = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    items = table.Column<string>(type: "character varying(1000)", maxLength: 1000, nullable: false),
                    ground = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    recipient = table.Column<string>(type: "character varying(100)", maxLength: 100, nullable: false),
                    version = table.Column<int>(type: "integer", nullable: false),
                    person = table.Column<Guid>(type: "uuid", nullable: false),
                    from = table.Column<DateOnly>(type: "date", nullable: true),
                    to = table.Column<DateOnly>(type: "date", nullable: true),
                    source = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: false),
                    recorded_by = table.Column<Guid>(type: "uuid", nullable: false),
                    recorded_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    withdrawn_on = table.Column<DateOnly>(type: "date", nullable: true),
                    withdrawal_reason = table.Column<string>(type: "character varying(1000)", maxLength: 1000, nullable: true),
                    changed_by = table.Column<Guid>(type: "uuid", nullable: false),
                    changed_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_disclosure", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "district_area",
                schema: "families",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    kind = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    name = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: false),
                    district = table.Column<string>(type: "character varying(60)", maxLength: 60, nullable: false),
                    from = table.Column<DateOnly>(type: "date", nullable: false),
                    to = table.Column<DateOnly>(type: "date", nullable: true),
                    version = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_district_area", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "duplicate_suggestion",
                schema: "families",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    first = table.Column<Guid>(type: "uuid", nullable: false),
                    second = table.Column<Guid>(type: "uuid", nullable: false),
                    reason = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    rank = table.Column<int>(type: "integer", nullable: false),
                    found_on = table.Column<DateOnly>(type: "date", nullable: false),
                    dismissed_on = table.Column<DateOnly>(type: "date", nullable: true),
                    dismissed_by = table.Column<Guid>(type: "uuid", nullable: true),
                    version = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_duplicate_suggestion", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "enrolment",
                schema: "families",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    kind = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    name = table.Column<string>(type: "character varying(100)", maxLength: 100, nullable: false),
                    grade = table.Column<int>(type: "integer", nullable: true),
                    grade_year = table.Column<int>(type: "integer", nullable: false),
                    class_name = table.Column<string>(type: "character varying(100)", maxLength: 100, nullable: false),
                    next_to_be_confirmed = table.Column<bool>(type: "boolean", nullable: false),
                    event_id = table.Column<Guid>(type: "uuid", nullable: true),
                    version = table.Column<int>(type: "integer", nullable: false),
                    person = table.Column<Guid>(type: "uuid", nullable: false),
                    from = table.Column<DateOnly>(type: "date", nullable: true),
                    to = table.Column<DateOnly>(type: "date", nullable: true),
                    source = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: false),
                    recorded_by = table.Column<Guid>(type: "uuid", nullable: false),
                    recorded_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    withdrawn_on = table.Column<DateOnly>(type: "date", nullable: true),
                    withdrawal_reason = table.Column<string>(type: "character varying(1000)", maxLength: 1000, nullable: true),
                    changed_by = table.Column<Guid>(type: "uuid", nullable: false),
                    changed_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_enrolment", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "expected_child",
                schema: "families",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    mother = table.Column<Guid>(type: "uuid", nullable: false),
                    notified_on = table.Column<DateOnly>(type: "date", nullable: true),
                    notified_by = table.Column<Guid>(type: "uuid", nullable: true),
                    withdrawn = table.Column<bool>(type: "boolean", nullable: false),
                    expected_on = table.Column<DateOnly>(type: "date", nullable: true),
                    count = table.Column<int>(type: "integer", nullable: false),
                    ended_on = table.Column<DateOnly>(type: "date", nullable: true),
                    ended_by = table.Column<Guid>(type: "uuid", nullable: true),
                    lost = table.Column<bool>(type: "boolean", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_expected_child", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "hardship",
                schema: "families",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    what = table.Column<string>(type: "character varying(1000)", maxLength: 1000, nullable: false),
                    office = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    referred_on = table.Column<DateOnly>(type: "date", nullable: true),
                    result = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    result_on = table.Column<DateOnly>(type: "date", nullable: true),
                    result_note = table.Column<string>(type: "character varying(1000)", maxLength: 1000, nullable: false),
                    version = table.Column<int>(type: "integer", nullable: false),
                    person = table.Column<Guid>(type: "uuid", nullable: false),
                    from = table.Column<DateOnly>(type: "date", nullable: true),
                    to = table.Column<DateOnly>(type: "date", nullable: true),
                    source = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: false),
                    recorded_by = table.Column<Guid>(type: "uuid", nullable: false),
                    recorded_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    withdrawn_on = table.Column<DateOnly>(type: "date", nullable: true),
                    withdrawal_reason = table.Column<string>(type: "character varying(1000)", maxLength: 1000, nullable: true),
                    changed_by = table.Column<Guid>(type: "uuid", nullable: false),
                    changed_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_hardship", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "household_membership",
                schema: "families",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    household = table.Column<Guid>(type: "uuid", nullable: false),
                    share = table.Column<string>(type: "character varying(100)", maxLength: 100, nullable: false),
                    version = table.Column<int>(type: "integer", nullable: false),
                    person = table.Column<Guid>(type: "uuid", nullable: false),
                    from = table.Column<DateOnly>(type: "date", nullable: true),
                    to = table.Column<DateOnly>(type: "date", nullable: true),
                    source = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: false),
                    recorded_by = table.Column<Guid>(type: "uuid", nullable: false),
                    recorded_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    withdrawn_on = table.Column<DateOnly>(type: "date", nullable: true),
                    withdrawal_reason = table.Column<string>(type: "character varying(1000)", maxLength: 1000, nullable: true),
                    changed_by = table.Column<Guid>(type: "uuid", nullable: false),
                    changed_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    other = table.Column<Guid>(type: "uuid", nullable: true),
                    other_name = table.Column<string>(type: "character varying(100)", maxLength: 100, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_household_membership", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "import_lease",
                schema: "families",
                columns: table => new
                {
                    id = table.Column<int>(type: "integer", nullable: false),
                    run = table.Column<Guid>(type: "uuid", nullable: false),
                    host = table.Column<Guid>(type: "uuid", nullable: false),
                    until = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_import_lease", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "import_run",
                schema: "families",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    number = table.Column<int>(type: "integer", nullable: false),
                    file_name = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: false),
                    as_of = table.Column<DateOnly>(type: "date", nullable: false),
                    is_dry = table.Column<bool>(type: "boolean", nullable: false),
                    is_first = table.Column<bool>(type: "boolean", nullable: false),
                    started_by = table.Column<Guid>(type: "uuid", nullable: false),
                    started_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    ended_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    state = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    accepted = table.Column<int>(type: "integer", nullable: false),
                    changed = table.Column<int>(type: "integer", nullable: false),
                    refused = table.Column<int>(type: "integer", nullable: false),
                    done = table.Column<long>(type: "bigint", nullable: false),
                    size = table.Column<long>(type: "bigint", nullable: false),
                    problem = table.Column<string>(type: "character varying(1000)", maxLength: 1000, nullable: true),
                    version = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_import_run", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "integrated_support",
                schema: "families",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    maternal_health = table.Column<Guid>(type: "uuid", nullable: false),
                    child_welfare = table.Column<Guid>(type: "uuid", nullable: false),
                    version = table.Column<int>(type: "integer", nullable: false),
                    person = table.Column<Guid>(type: "uuid", nullable: false),
                    from = table.Column<DateOnly>(type: "date", nullable: true),
                    to = table.Column<DateOnly>(type: "date", nullable: true),
                    source = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: false),
                    recorded_by = table.Column<Guid>(type: "uuid", nullable: false),
                    recorded_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    withdrawn_on = table.Column<DateOnly>(type: "date", nullable: true),
                    withdrawal_reason = table.Column<string>(type: "character varying(1000)", maxLength: 1000, nullable: true),
                    changed_by = table.Column<Guid>(type: "uuid", nullable: false),
                    changed_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_integrated_support", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "letter",
                schema: "families",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    addressee = table.Column<Guid>(type: "uuid", nullable: false),
                    subject = table.Column<Guid>(type: "uuid", nullable: false),
                    kind = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    title = table.Column<string>(type: "character varying(100)", maxLength: 100, nullable: false),
                    queued_by = table.Column<Guid>(type: "uuid", nullable: false),
                    queued_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    state = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    ended_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    version = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_letter", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "merging",
                schema: "families",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    person = table.Column<Guid>(type: "uuid", nullable: false),
                    into = table.Column<Guid>(type: "uuid", nullable: false),
                    merged_on = table.Column<DateOnly>(type: "date", nullable: false),
                    merged_by = table.Column<Guid>(type: "uuid", nullable: false),
                    merged_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    reason = table.Column<string>(type: "character varying(400)", maxLength: 400, nullable: false),
                    separated_on = table.Column<DateOnly>(type: "date", nullable: true),
                    separated_by = table.Column<Guid>(type: "uuid", nullable: true),
                    separated_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    separation_reason = table.Column<string>(type: "character varying(400)", maxLength: 400, nullable: true),
                    version = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_merging", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "parentage",
                schema: "families",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    kind = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    version = table.Column<int>(type: "integer", nullable: false),
                    person = table.Column<Guid>(type: "uuid", nullable: false),
                    from = table.Column<DateOnly>(type: "date", nullable: true),
                    to = table.Column<DateOnly>(type: "date", nullable: true),
                    source = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: false),
                    recorded_by = table.Column<Guid>(type: "uuid", nullable: false),
                    recorded_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    withdrawn_on = table.Column<DateOnly>(type: "date", nullable: true),
                    withdrawal_reason = table.Column<string>(type: "character varying(1000)", maxLength: 1000, nullable: true),
                    changed_by = table.Column<Guid>(type: "uuid", nullable: false),
                    changed_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    other = table.Column<Guid>(type: "uuid", nullable: true),
                    other_name = table.Column<string>(type: "character varying(100)", maxLength: 100, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_parentage", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "parental_authority",
                schema: "families",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    manner = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    ground = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    version = table.Column<int>(type: "integer", nullable: false),
                    person = table.Column<Guid>(type: "uuid", nullable: false),
                    from = table.Column<DateOnly>(type: "date", nullable: true),
                    to = table.Column<DateOnly>(type: "date", nullable: true),
                    source = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: false),
                    recorded_by = table.Column<Guid>(type: "uuid", nullable: false),
                    recorded_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    withdrawn_on = table.Column<DateOnly>(type: "date", nullable: true),
                    withdrawal_reason = table.Column<string>(type: "character varying(1000)", maxLength: 1000, nullable: true),
                    changed_by = table.Column<Guid>(type: "uuid", nullable: false),
                    changed_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    other = table.Column<Guid>(type: "uuid", nullable: true),
                    other_name = table.Column<string>(type: "character varying(100)", maxLength: 100, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_parental_authority", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "partnership",
                schema: "families",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    kind = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    version = table.Column<int>(type: "integer", nullable: false),
                    person = table.Column<Guid>(type: "uuid", nullable: false),
                    from = table.Column<DateOnly>(type: "date", nullable: true),
                    to = table.Column<DateOnly>(type: "date", nullable: true),
                    source = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: false),
                    recorded_by = table.Column<Guid>(type: "uuid", nullable: false),
                    recorded_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    withdrawn_on = table.Column<DateOnly>(type: "date", nullable: true),
                    withdrawal_reason = table.Column<string>(type: "character varying(1000)", maxLength: 1000, nullable: true),
                    changed_by = table.Column<Guid>(type: "uuid", nullable: false),
                    changed_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    other = table.Column<Guid>(type: "uuid", nullable: true),
                    other_name = table.Column<string>(type: "character varying(100)", maxLength: 100, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_partnership", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "protection",
                schema: "families",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    person = table.Column<Guid>(type: "uuid", nullable: false),
                    kind = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    from = table.Column<DateOnly>(type: "date", nullable: false),
                    ends_on = table.Column<DateOnly>(type: "date", nullable: true),
                    source = table.Column<string>(type: "character varying(1000)", maxLength: 1000, nullable: false),
                    against_person = table.Column<Guid>(type: "uuid", nullable: true),
                    against = table.Column<string>(type: "character varying(1000)", maxLength: 1000, nullable: false),
                    of_mark = table.Column<bool>(type: "boolean", nullable: false),
                    state = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    changed_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    version = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_protection", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "residence",
                schema: "families",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    kind = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    district = table.Column<string>(type: "character varying(60)", maxLength: 60, nullable: true),
                    address_block = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: false),
                    address_building = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: false),
                    address_postal_code = table.Column<string>(type: "character varying(20)", maxLength: 20, nullable: false),
                    address_town = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: false),
                    version = table.Column<int>(type: "integer", nullable: false),
                    person = table.Column<Guid>(type: "uuid", nullable: false),
                    from = table.Column<DateOnly>(type: "date", nullable: true),
                    to = table.Column<DateOnly>(type: "date", nullable: true),
                    source = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: false),
                    recorded_by = table.Column<Guid>(type: "uuid", nullable: false),
                    recorded_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    withdrawn_on = table.Column<DateOnly>(type: "date", nullable: true),
                    withdrawal_reason = table.Column<string>(type: "character varying(1000)", maxLength: 1000, nullable: true),
                    changed_by = table.Column<Guid>(type: "uuid", nullable: false),
                    changed_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_residence", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "safe_contact",
                schema: "families",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    person = table.Column<Guid>(type: "uuid", nullable: false),
                    recorded_by = table.Column<Guid>(type: "uuid", nullable: false),
                    recorded_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    facts_from = table.Column<DateOnly>(type: "date", nullable: false),
                    facts_hours = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: false),
                    facts_language = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: false),
                    facts_must_not_answer = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: false),
                    facts_neutral_envelope = table.Column<bool>(type: "boolean", nullable: false),
                    facts_no_calls = table.Column<bool>(type: "boolean", nullable: false),
                    facts_no_voicemail = table.Column<bool>(type: "boolean", nullable: false),
                    facts_phone = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    facts_source = table.Column<string>(type: "character varying(1000)", maxLength: 1000, nullable: false),
                    facts_to = table.Column<DateOnly>(type: "date", nullable: true),
                    version = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_safe_contact", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "supporting_agency",
                schema: "families",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    kind = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    name = table.Column<string>(type: "character varying(100)", maxLength: 100, nullable: false),
                    contact = table.Column<string>(type: "character varying(100)", maxLength: 100, nullable: false),
                    telephone = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    version = table.Column<int>(type: "integer", nullable: false),
                    person = table.Column<Guid>(type: "uuid", nullable: false),
                    from = table.Column<DateOnly>(type: "date", nullable: true),
                    to = table.Column<DateOnly>(type: "date", nullable: true),
                    source = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: false),
                    recorded_by = table.Column<Guid>(type: "uuid", nullable: false),
                    recorded_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    withdrawn_on = table.Column<DateOnly>(type: "date", nullable: true),
                    withdrawal_reason = table.Column<string>(type: "character varying(1000)", maxLength: 1000, nullable: true),
                    changed_by = table.Column<Guid>(type: "uuid", nullable: false),
                    changed_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_supporting_agency", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "import_count",
                schema: "families",
                columns: table => new
                {
                    run = table.Column<Guid>(type: "uuid", nullable: false),
                    change = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    people = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_import_count", x => new { x.run, x.change });
                    table.ForeignKey(
                        name: "FK_import_count_import_run_run",
                        column: x => x.run,
                        principalSchema: "families",
                        principalTable: "import_run",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "imported_person",
                schema: "families",
                columns: table => new
                {
                    run = table.Column<Guid>(type: "uuid", nullable: false),
                    change = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    person = table.Column<Guid>(type: "uuid", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_imported_person", x => new { x.run, x.change, x.person });
                    table.ForeignKey(
                        name: "FK_imported_person_import_run_run",
                        column: x => x.run,
                        principalSchema: "families",
                        principalTable: "import_run",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "refused_line",
                schema: "families",
                columns: table => new
                {
                    run = table.Column<Guid>(type: "uuid", nullable: false),
                    line = table.Column<int>(type: "integer", nullable: false),
                    column = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    reason = table.Column<string>(type: "character varying(400)", maxLength: 400, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_refused_line", x => new { x.run, x.line });
                    table.ForeignKey(
                        name: "FK_refused_line_import_run_run",
                        column: x => x.run,
                        principalSchema: "families",
                        principalTable: "import_run",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "protection_step",
                schema: "families",
                columns: table => new
                {
                    number = table.Column<int>(type: "integer", nullable: false),
                    protection_id = table.Column<Guid>(type: "uuid", nullable: false),
                    deed = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    on = table.Column<DateOnly>(type: "date", nullable: false),
                    ends_on = table.Column<DateOnly>(type: "date", nullable: true),
                    reason = table.Column<string>(type: "character varying(1000)", maxLength: 1000, nullable: false),
                    by = table.Column<Guid>(type: "uuid", nullable: false),
                    at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_protection_step", x => new { x.protection_id, x.number });
                    table.ForeignKey(
                        name: "FK_protection_step_protection_protection_id",
                        column: x => x.protection_id,
                        principalSchema: "families",
                        principalTable: "protection",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.InsertData(
                schema: "families",
                table: "import_lease",
                columns: new[] { "id", "host", "run", "until" },
                values: new object[] { 1, new Guid("00000000-0000-0000-0000-000000000000"), new Guid("00000000-0000-0000-0000-000000000000"), new DateTimeOffset(new DateTime(1, 1, 1, 0, 0, 0, 0, DateTimeKind.Unspecified), new TimeSpan(0, 0, 0, 0, 0)) });

            migrationBuilder.CreateIndex(
                name: "IX_person_alias_key",
                schema: "families",
                table: "person",
                column: "alias_key");

            migrationBuilder.CreateIndex(
                name: "IX_person_merged_into",
                schema: "families",
                table: "person",
                column: "merged_into");

            migrationBuilder.CreateIndex(
                name: "IX_person_provisional",
                schema: "families",
                table: "person",
                column: "provisional");

            migrationBuilder.CreateIndex(
                name: "IX_communication_need_person",
                schema: "families",
                table: "communication_need",
                column: "person");

            migrationBuilder.CreateIndex(
                name: "IX_consent_person",
                schema: "families",
                table: "consent",
                column: "person");

            migrationBuilder.CreateIndex(
                name: "IX_custody_other",
                schema: "families",
                table: "custody",
                column: "other");

            migrationBuilder.CreateIndex(
                name: "IX_custody_person",
                schema: "families",
                table: "custody",
                column: "person");

            migrationBuilder.CreateIndex(
                name: "IX_disclosure_from",
                schema: "families",
                table: "disclosure",
                column: "from");

            migrationBuilder.CreateIndex(
                name: "IX_disclosure_person",
                schema: "families",
                table: "disclosure",
                column: "person");

            migrationBuilder.CreateIndex(
                name: "IX_district_area_name",
                schema: "families",
                table: "district_area",
                column: "name");

            migrationBuilder.CreateIndex(
                name: "IX_duplicate_suggestion_dismissed_on_rank",
                schema: "families",
                table: "duplicate_suggestion",
                columns: new[] { "dismissed_on", "rank" });

            migrationBuilder.CreateIndex(
                name: "IX_duplicate_suggestion_first_second",
                schema: "families",
                table: "duplicate_suggestion",
                columns: new[] { "first", "second" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_duplicate_suggestion_second",
                schema: "families",
                table: "duplicate_suggestion",
                column: "second");

            migrationBuilder.CreateIndex(
                name: "IX_enrolment_grade_year",
                schema: "families",
                table: "enrolment",
                column: "grade_year");

            migrationBuilder.CreateIndex(
                name: "IX_enrolment_person",
                schema: "families",
                table: "enrolment",
                column: "person");

            migrationBuilder.CreateIndex(
                name: "IX_expected_child_ended_by",
                schema: "families",
                table: "expected_child",
                column: "ended_by");

            migrationBuilder.CreateIndex(
                name: "IX_expected_child_mother",
                schema: "families",
                table: "expected_child",
                column: "mother");

            migrationBuilder.CreateIndex(
                name: "IX_expected_child_notified_by",
                schema: "families",
                table: "expected_child",
                column: "notified_by");

            migrationBuilder.CreateIndex(
                name: "IX_hardship_person",
                schema: "families",
                table: "hardship",
                column: "person");

            migrationBuilder.CreateIndex(
                name: "IX_household_membership_household",
                schema: "families",
                table: "household_membership",
                column: "household");

            migrationBuilder.CreateIndex(
                name: "IX_household_membership_other",
                schema: "families",
                table: "household_membership",
                column: "other");

            migrationBuilder.CreateIndex(
                name: "IX_household_membership_person",
                schema: "families",
                table: "household_membership",
                column: "person");

            migrationBuilder.CreateIndex(
                name: "IX_import_run_number",
                schema: "families",
                table: "import_run",
                column: "number");

            migrationBuilder.CreateIndex(
                name: "IX_integrated_support_person",
                schema: "families",
                table: "integrated_support",
                column: "person");

            migrationBuilder.CreateIndex(
                name: "IX_letter_queued_by_state_queued_at",
                schema: "families",
                table: "letter",
                columns: new[] { "queued_by", "state", "queued_at" });

            migrationBuilder.CreateIndex(
                name: "IX_merging_into",
                schema: "families",
                table: "merging",
                column: "into");

            migrationBuilder.CreateIndex(
                name: "IX_merging_person_separated_on",
                schema: "families",
                table: "merging",
                columns: new[] { "person", "separated_on" });

            migrationBuilder.CreateIndex(
                name: "IX_parentage_other",
                schema: "families",
                table: "parentage",
                column: "other");

            migrationBuilder.CreateIndex(
                name: "IX_parentage_person",
                schema: "families",
                table: "parentage",
                column: "person");

            migrationBuilder.CreateIndex(
                name: "IX_parental_authority_other",
                schema: "families",
                table: "parental_authority",
                column: "other");

            migrationBuilder.CreateIndex(
                name: "IX_parental_authority_person",
                schema: "families",
                table: "parental_authority",
                column: "person");

            migrationBuilder.CreateIndex(
                name: "IX_partnership_other",
                schema: "families",
                table: "partnership",
                column: "other");

            migrationBuilder.CreateIndex(
                name: "IX_partnership_person",
                schema: "families",
                table: "partnership",
                column: "person");

            migrationBuilder.CreateIndex(
                name: "IX_protection_against_person",
                schema: "families",
                table: "protection",
                column: "against_person");

            migrationBuilder.CreateIndex(
                name: "IX_protection_person",
                schema: "families",
                table: "protection",
                column: "person");

            migrationBuilder.CreateIndex(
                name: "IX_residence_person",
                schema: "families",
                table: "residence",
                column: "person");

            migrationBuilder.CreateIndex(
                name: "IX_safe_contact_person",
                schema: "families",
                table: "safe_contact",
                column: "person");

            migrationBuilder.CreateIndex(
                name: "IX_supporting_agency_person",
                schema: "families",
                table: "supporting_agency",
                column: "person");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "communication_need",
                schema: "families");

            migrationBuilder.DropTable(
                name: "consent",
                schema: "families");

            migrationBuilder.DropTable(
                name: "custody",
                schema: "families");

            migrationBuilder.DropTable(
                name: "disclosure",
                schema: "families");

            migrationBuilder.DropTable(
                name: "district_area",
                schema: "families");

            migrationBuilder.DropTable(
                name: "duplicate_suggestion",
                schema: "families");

            migrationBuilder.DropTable(
                name: "enrolment",
                schema: "families");

            migrationBuilder.DropTable(
                name: "expected_child",
                schema: "families");

            migrationBuilder.DropTable(
                name: "hardship",
                schema: "families");

            migrationBuilder.DropTable(
                name: "household_membership",
                schema: "families");

            migrationBuilder.DropTable(
                name: "import_count",
                schema: "families");

            migrationBuilder.DropTable(
                name: "import_lease",
                schema: "families");

            migrationBuilder.DropTable(
                name: "imported_person",
                schema: "families");

            migrationBuilder.DropTable(
                name: "integrated_support",
                schema: "families");

            migrationBuilder.DropTable(
                name: "letter",
                schema: "families");

            migrationBuilder.DropTable(
                name: "merging",
                schema: "families");

            migrationBuilder.DropTable(
                name: "parentage",
                schema: "families");

            migrationBuilder.DropTable(
                name: "parental_authority",
                schema: "families");

            migrationBuilder.DropTable(
                name: "partnership",
                schema: "families");

            migrationBuilder.DropTable(
                name: "protection_step",
                schema: "families");

            migrationBuilder.DropTable(
                name: "refused_line",
                schema: "families");

            migrationBuilder.DropTable(
                name: "residence",
                schema: "families");

            migrationBuilder.DropTable(
                name: "safe_contact",
                schema: "families");

            migrationBuilder.DropTable(
                name: "supporting_agency",
                schema: "families");

            migrationBuilder.DropTable(
                name: "protection",
                schema: "families");

            migrationBuilder.DropTable(
                name: "import_run",
                schema: "families");

            migrationBuilder.DropIndex(
                name: "IX_person_alias_key",
                schema: "families",
                table: "person");

            migrationBuilder.DropIndex(
                name: "IX_person_merged_into",
                schema: "families",
                table: "person");

            migrationBuilder.DropIndex(
                name: "IX_person_provisional",
                schema: "families",
                table: "person");

            migrationBuilder.DropColumn(
                name: "alias_key",
                schema: "families",
                table: "person");

            migrationBuilder.DropColumn(
                name: "birth_mother",
                schema: "families",
                table: "person");

            migrationBuilder.DropColumn(
                name: "born_from",
                schema: "families",
                table: "person");

            migrationBuilder.DropColumn(
                name: "born_to",
                schema: "families",
                table: "person");

            migrationBuilder.DropColumn(
                name: "contact_note",
                schema: "families",
                table: "person");

            migrationBuilder.DropColumn(
                name: "merged_into",
                schema: "families",
                table: "person");

            migrationBuilder.DropColumn(
                name: "moved_out_told",
                schema: "families",
                table: "person");

            migrationBuilder.DropColumn(
                name: "nameless",
                schema: "families",
                table: "person");

            migrationBuilder.DropColumn(
                name: "provisional_kind",
                schema: "families",
                table: "person");

            migrationBuilder.DropColumn(
                name: "provisional_reason",
                schema: "families",
                table: "person");

            migrationBuilder.DropColumn(
                name: "register_print",
                schema: "families",
                table: "person");

            migrationBuilder.DropColumn(
                name: "sealed_as_one",
                schema: "families",
                table: "person");

            migrationBuilder.DropColumn(
                name: "sealed_by_register",
                schema: "families",
                table: "person");

            migrationBuilder.DropColumn(
                name: "warned",
                schema: "families",
                table: "person");

            migrationBuilder.DropColumn(
                name: "warned_as_one",
                schema: "families",
                table: "person");
        }
    }
}
