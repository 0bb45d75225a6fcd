using System;
using Microsoft.EntityFrameworkCore.Migrations;
using Npgsql.EntityFrameworkCore.PostgreSQL.Metadata;

#nullable disable

namespace Hagukumi.Staff.Migrations
{
    /// <inheritdoc />
    public partial class Initial : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.EnsureSchema(
                name: "staff");

            migrationBuilder.CreateTable(
                name: "account",
                schema: "staff",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    user_name = table.Column<string>(type: "character varying(60)", maxLength: 60, nullable: true),
                    normalized_user_name = table.Column<string>(type: "character varying(60)", maxLength: 60, nullable: false),
                    password_hash = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: true),
                    security_stamp = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: true),
                    concurrency_stamp = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: true),
                    lockout_end = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    lockout_enabled = table.Column<bool>(type: "boolean", nullable: false),
                    access_failed_count = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_account", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "duty_assignment",
                schema: "staff",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    holder = table.Column<Guid>(type: "uuid", nullable: false),
                    duty = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    district = table.Column<string>(type: "character varying(60)", maxLength: 60, nullable: true),
                    from = table.Column<DateOnly>(type: "date", nullable: false),
                    to = table.Column<DateOnly>(type: "date", nullable: true),
                    published = table.Column<int>(type: "integer", nullable: false),
                    version = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_duty_assignment", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "inbox_entry",
                schema: "staff",
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
                schema: "staff",
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
                name: "known_permission",
                schema: "staff",
                columns: table => new
                {
                    code = table.Column<string>(type: "character varying(80)", maxLength: 80, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_known_permission", x => x.code);
                });

            migrationBuilder.CreateTable(
                name: "member",
                schema: "staff",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    name = table.Column<string>(type: "character varying(100)", maxLength: 100, nullable: false),
                    profession = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    active = table.Column<bool>(type: "boolean", nullable: false),
                    identity_version = table.Column<int>(type: "integer", nullable: false),
                    version = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_member", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "outbox_event",
                schema: "staff",
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
                schema: "staff",
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
                schema: "staff",
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
                name: "role",
                schema: "staff",
                columns: table => new
                {
                    code = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    name = table.Column<string>(type: "character varying(60)", maxLength: 60, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_role", x => x.code);
                });

            migrationBuilder.CreateTable(
                name: "member_role",
                schema: "staff",
                columns: table => new
                {
                    role = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    member_id = table.Column<Guid>(type: "uuid", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_member_role", x => new { x.member_id, x.role });
                    table.ForeignKey(
                        name: "FK_member_role_member_member_id",
                        column: x => x.member_id,
                        principalSchema: "staff",
                        principalTable: "member",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "outbox_delivery",
                schema: "staff",
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
                        principalSchema: "staff",
                        principalTable: "outbox_event",
                        principalColumn: "sequence",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "role_permission",
                schema: "staff",
                columns: table => new
                {
                    permission = table.Column<string>(type: "character varying(80)", maxLength: 80, nullable: false),
                    role_code = table.Column<string>(type: "character varying(40)", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_role_permission", x => new { x.role_code, x.permission });
                    table.ForeignKey(
                        name: "FK_role_permission_role_role_code",
                        column: x => x.role_code,
                        principalSchema: "staff",
                        principalTable: "role",
                        principalColumn: "code",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.InsertData(
                schema: "staff",
                table: "outbox_lease",
                columns: new[] { "id", "fence", "owner", "until" },
                values: new object[] { 1, 0L, new Guid("00000000-0000-0000-0000-000000000000"), new DateTimeOffset(new DateTime(1, 1, 1, 0, 0, 0, 0, DateTimeKind.Unspecified), new TimeSpan(0, 0, 0, 0, 0)) });

            migrationBuilder.CreateIndex(
                name: "IX_account_normalized_user_name",
                schema: "staff",
                table: "account",
                column: "normalized_user_name",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_duty_assignment_holder",
                schema: "staff",
                table: "duty_assignment",
                column: "holder");

            migrationBuilder.CreateIndex(
                name: "IX_outbox_delivery_event_sequence",
                schema: "staff",
                table: "outbox_delivery",
                column: "event_sequence");

            migrationBuilder.CreateIndex(
                name: "IX_outbox_delivery_status_subscriber_event_sequence",
                schema: "staff",
                table: "outbox_delivery",
                columns: new[] { "status", "subscriber", "event_sequence" });

            migrationBuilder.CreateIndex(
                name: "IX_outbox_event_event_id",
                schema: "staff",
                table: "outbox_event",
                column: "event_id",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_outbox_event_name_sequence",
                schema: "staff",
                table: "outbox_event",
                columns: new[] { "name", "sequence" });
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "account",
                schema: "staff");

            migrationBuilder.DropTable(
                name: "duty_assignment",
                schema: "staff");

            migrationBuilder.DropTable(
                name: "inbox_entry",
                schema: "staff");

            migrationBuilder.DropTable(
                name: "job_run",
                schema: "staff");

            migrationBuilder.DropTable(
                name: "known_permission",
                schema: "staff");

            migrationBuilder.DropTable(
                name: "member_role",
                schema: "staff");

            migrationBuilder.DropTable(
                name: "outbox_delivery",
                schema: "staff");

            migrationBuilder.DropTable(
                name: "outbox_lease",
                schema: "staff");

            migrationBuilder.DropTable(
                name: "outbox_subscription",
                schema: "staff");

            migrationBuilder.DropTable(
                name: "role_permission",
                schema: "staff");

            migrationBuilder.DropTable(
                name: "member",
                schema: "staff");

            migrationBuilder.DropTable(
                name: "outbox_event",
                schema: "staff");

            migrationBuilder.DropTable(
                name: "role",
                schema: "staff");
        }
    }
}
