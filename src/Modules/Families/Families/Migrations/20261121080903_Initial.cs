using System;
using Microsoft.EntityFrameworkCore.Migrations;
using Npgsql.EntityFrameworkCore.PostgreSQL.Metadata;

#nullable disable

namespace Hagukumi.Families.Migrations
{
    /// <inheritdoc />
    public partial class Initial : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.EnsureSchema(
                name: "families");

            migrationBuilder.CreateTable(
                name: "household",
                schema: "families",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    register_number = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_household", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "inbox_entry",
                schema: "families",
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
                schema: "families",
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
                schema: "families",
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
                schema: "families",
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
                schema: "families",
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
                name: "person",
                schema: "families",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    register_number = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: true),
                    household_id = table.Column<Guid>(type: "uuid", nullable: false),
                    name = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: false),
                    kana = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: false),
                    alias = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: false),
                    birth_date = table.Column<DateOnly>(type: "date", nullable: true),
                    sex = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    relationship = table.Column<string>(type: "character varying(100)", maxLength: 100, nullable: false),
                    elementary_district = table.Column<string>(type: "character varying(60)", maxLength: 60, nullable: false),
                    district = table.Column<string>(type: "character varying(60)", maxLength: 60, nullable: true),
                    moved_in_on = table.Column<DateOnly>(type: "date", nullable: true),
                    moved_out_on = table.Column<DateOnly>(type: "date", nullable: true),
                    died_on = table.Column<DateOnly>(type: "date", nullable: true),
                    nationality = table.Column<string>(type: "character varying(100)", maxLength: 100, nullable: false),
                    language = table.Column<string>(type: "character varying(20)", maxLength: 20, nullable: false),
                    @sealed = table.Column<bool>(name: "sealed", type: "boolean", nullable: false),
                    sealed_in_register = table.Column<bool>(type: "boolean", nullable: false),
                    provisional = table.Column<bool>(type: "boolean", nullable: false),
                    name_key = table.Column<string>(type: "character varying(400)", maxLength: 400, nullable: false),
                    kana_key = table.Column<string>(type: "character varying(400)", maxLength: 400, nullable: false),
                    identity_version = table.Column<int>(type: "integer", nullable: false),
                    address_block = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: false),
                    address_building = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: false),
                    address_postal_code = table.Column<string>(type: "character varying(20)", maxLength: 20, nullable: false),
                    address_town = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: false),
                    version = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_person1", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "outbox_delivery",
                schema: "families",
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
                        principalSchema: "families",
                        principalTable: "outbox_event",
                        principalColumn: "sequence",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.InsertData(
                schema: "families",
                table: "outbox_lease",
                columns: new[] { "id", "fence", "owner", "until" },
                values: new object[] { 1, 0L, new Guid("00000000-0000-0000-0000-000000000000"), new DateTimeOffset(new DateTime(1, 1, 1, 0, 0, 0, 0, DateTimeKind.Unspecified), new TimeSpan(0, 0, 0, 0, 0)) });

            migrationBuilder.CreateIndex(
                name: "IX_household_register_number",
                schema: "families",
                table: "household",
                column: "register_number");

            migrationBuilder.CreateIndex(
                name: "IX_outbox_delivery_event_sequence",
                schema: "families",
                table: "outbox_delivery",
                column: "event_sequence");

            migrationBuilder.CreateIndex(
                name: "IX_outbox_delivery_status_subscriber_event_sequence",
                schema: "families",
                table: "outbox_delivery",
                columns: new[] { "status", "subscriber", "event_sequence" });

            migrationBuilder.CreateIndex(
                name: "IX_outbox_event_event_id",
                schema: "families",
                table: "outbox_event",
                column: "event_id",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_outbox_event_name_sequence",
                schema: "families",
                table: "outbox_event",
                columns: new[] { "name", "sequence" });

            migrationBuilder.CreateIndex(
                name: "IX_person_birth_date",
                schema: "families",
                table: "person",
                column: "birth_date");

            migrationBuilder.CreateIndex(
                name: "IX_person_household_id",
                schema: "families",
                table: "person",
                column: "household_id");

            migrationBuilder.CreateIndex(
                name: "IX_person_kana_key",
                schema: "families",
                table: "person",
                column: "kana_key");

            migrationBuilder.CreateIndex(
                name: "IX_person_name_key",
                schema: "families",
                table: "person",
                column: "name_key");

            migrationBuilder.CreateIndex(
                name: "IX_person_register_number",
                schema: "families",
                table: "person",
                column: "register_number");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "household",
                schema: "families");

            migrationBuilder.DropTable(
                name: "inbox_entry",
                schema: "families");

            migrationBuilder.DropTable(
                name: "job_run",
                schema: "families");

            migrationBuilder.DropTable(
                name: "outbox_delivery",
                schema: "families");

            migrationBuilder.DropTable(
                name: "outbox_lease",
                schema: "families");

            migrationBuilder.DropTable(
                name: "outbox_subscription",
                schema: "families");

            migrationBuilder.DropTable(
                name: "person",
                schema: "families");

            migrationBuilder.DropTable(
                name: "outbox_event",
                schema: "families");
        }
    }
}
