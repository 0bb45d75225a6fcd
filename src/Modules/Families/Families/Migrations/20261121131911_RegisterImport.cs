using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Hagukumi.Families.Migrations
{
    /// <inheritdoc />
    public partial class RegisterImport : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<DateOnly>(
                name: "moved_out_told",
                schema: "families",
                table: "person",
                type: "date",
                nullable: true);

            migrationBuilder.AddColumn<Guid>(
                name: "register_print",
                schema: "families",
                table: "person",
                type: "uuid",
                nullable: true);

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

            migrationBuilder.InsertData(
                schema: "families",
                table: "import_lease",
                columns: new[] { "id", "host", "run", "until" },
                values: new object[] { 1, new Guid("00000000-0000-0000-0000-000000000000"), new Guid("00000000-0000-0000-0000-000000000000"), new DateTimeOffset(new DateTime(1, 1, 1, 0, 0, 0, 0, DateTimeKind.Unspecified), new TimeSpan(0, 0, 0, 0, 0)) });

            migrationBuilder.CreateIndex(
                name: "IX_import_run_number",
                schema: "families",
                table: "import_run",
                column: "number");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
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
                name: "refused_line",
                schema: "families");

            migrationBuilder.DropTable(
                name: "import_run",
                schema: "families");

            migrationBuilder.DropColumn(
                name: "moved_out_told",
                schema: "families",
                table: "person");

            migrationBuilder.DropColumn(
                name: "register_print",
                schema: "families",
                table: "person");
        }
    }
}
