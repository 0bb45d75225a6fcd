using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Hagukumi.MaternalHealth.Migrations
{
    /// <inheritdoc />
    public partial class HealthSystem : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.CreateTable(
                name: "health_import",
                schema: "maternal_health",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    file_name = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: false),
                    source = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    kind = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: true),
                    started_by = table.Column<Guid>(type: "uuid", nullable: false),
                    started_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    ended_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    state = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    added = table.Column<int>(type: "integer", nullable: false),
                    changed = table.Column<int>(type: "integer", nullable: false),
                    withdrawn = table.Column<int>(type: "integer", nullable: false),
                    unchanged = table.Column<int>(type: "integer", nullable: false),
                    refused = table.Column<int>(type: "integer", nullable: false),
                    host = table.Column<Guid>(type: "uuid", nullable: false),
                    heard_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    problem = table.Column<string>(type: "character varying(1000)", maxLength: 1000, nullable: true),
                    version = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_health_import", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "imported_record",
                schema: "maternal_health",
                columns: table => new
                {
                    source = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    kind = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    source_id = table.Column<string>(type: "character varying(60)", maxLength: 60, nullable: false),
                    person = table.Column<Guid>(type: "uuid", nullable: false),
                    record = table.Column<Guid>(type: "uuid", nullable: true),
                    print = table.Column<Guid>(type: "uuid", nullable: false),
                    import = table.Column<Guid>(type: "uuid", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_imported_record", x => new { x.source, x.kind, x.source_id });
                });

            migrationBuilder.CreateTable(
                name: "refused_health_line",
                schema: "maternal_health",
                columns: table => new
                {
                    import = table.Column<Guid>(type: "uuid", nullable: false),
                    line = table.Column<int>(type: "integer", nullable: false),
                    number = table.Column<string>(type: "character varying(20)", maxLength: 20, nullable: false),
                    column = table.Column<string>(type: "character varying(100)", maxLength: 100, nullable: false),
                    reason = table.Column<string>(type: "character varying(400)", maxLength: 400, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_refused_health_line", x => new { x.import, x.line });
                    table.ForeignKey(
                        name: "FK_refused_health_line_health_import_import",
                        column: x => x.import,
                        principalSchema: "maternal_health",
                        principalTable: "health_import",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateIndex(
                name: "IX_health_import_started_at",
                schema: "maternal_health",
                table: "health_import",
                column: "started_at");

            migrationBuilder.CreateIndex(
                name: "IX_imported_record_person",
                schema: "maternal_health",
                table: "imported_record",
                column: "person");

            migrationBuilder.CreateIndex(
                name: "IX_imported_record_record",
                schema: "maternal_health",
                table: "imported_record",
                column: "record");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "imported_record",
                schema: "maternal_health");

            migrationBuilder.DropTable(
                name: "refused_health_line",
                schema: "maternal_health");

            migrationBuilder.DropTable(
                name: "health_import",
                schema: "maternal_health");
        }
    }
}
