using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Hagukumi.Staff.Migrations
{
    /// <inheritdoc />
    public partial class StaffWhole : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<int>(
                name: "edition",
                schema: "staff",
                table: "role",
                type: "integer",
                nullable: false,
                defaultValue: 0);

            migrationBuilder.AddColumn<int>(
                name: "version",
                schema: "staff",
                table: "role",
                type: "integer",
                nullable: false,
                defaultValue: 0);

            migrationBuilder.CreateTable(
                name: "absence",
                schema: "staff",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    kind = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    published = table.Column<int>(type: "integer", nullable: false),
                    version = table.Column<int>(type: "integer", nullable: false),
                    staff = table.Column<Guid>(type: "uuid", nullable: false),
                    from = table.Column<DateOnly>(type: "date", nullable: false),
                    to = table.Column<DateOnly>(type: "date", nullable: true),
                    withdrawn_on = table.Column<DateOnly>(type: "date", nullable: true),
                    withdrawal_reason = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_absence", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "deputizing",
                schema: "staff",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    deputy = table.Column<Guid>(type: "uuid", nullable: false),
                    rank = table.Column<int>(type: "integer", nullable: false),
                    published = table.Column<int>(type: "integer", nullable: false),
                    version = table.Column<int>(type: "integer", nullable: false),
                    staff = table.Column<Guid>(type: "uuid", nullable: false),
                    from = table.Column<DateOnly>(type: "date", nullable: false),
                    to = table.Column<DateOnly>(type: "date", nullable: true),
                    withdrawn_on = table.Column<DateOnly>(type: "date", nullable: true),
                    withdrawal_reason = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_deputizing", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "office",
                schema: "staff",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    name = table.Column<string>(type: "character varying(100)", maxLength: 100, nullable: false),
                    organ = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    kind = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    from = table.Column<DateOnly>(type: "date", nullable: false),
                    to = table.Column<DateOnly>(type: "date", nullable: true),
                    version = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_office", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "posting",
                schema: "staff",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    staff = table.Column<Guid>(type: "uuid", nullable: false),
                    office = table.Column<Guid>(type: "uuid", nullable: false),
                    from = table.Column<DateOnly>(type: "date", nullable: false),
                    to = table.Column<DateOnly>(type: "date", nullable: true),
                    version = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_posting", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "transfer",
                schema: "staff",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    on = table.Column<DateOnly>(type: "date", nullable: false),
                    by = table.Column<Guid>(type: "uuid", nullable: false),
                    at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    version = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_transfer", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "working_pattern",
                schema: "staff",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    days = table.Column<string>(type: "character varying(80)", maxLength: 80, nullable: false),
                    published = table.Column<int>(type: "integer", nullable: false),
                    version = table.Column<int>(type: "integer", nullable: false),
                    staff = table.Column<Guid>(type: "uuid", nullable: false),
                    from = table.Column<DateOnly>(type: "date", nullable: false),
                    to = table.Column<DateOnly>(type: "date", nullable: true),
                    withdrawn_on = table.Column<DateOnly>(type: "date", nullable: true),
                    withdrawal_reason = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_working_pattern", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "transfer_leaver",
                schema: "staff",
                columns: table => new
                {
                    staff = table.Column<Guid>(type: "uuid", nullable: false),
                    transfer_id = table.Column<Guid>(type: "uuid", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_transfer_leaver", x => new { x.transfer_id, x.staff });
                    table.ForeignKey(
                        name: "FK_transfer_leaver_transfer_transfer_id",
                        column: x => x.transfer_id,
                        principalSchema: "staff",
                        principalTable: "transfer",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "transfer_line",
                schema: "staff",
                columns: table => new
                {
                    assignment = table.Column<Guid>(type: "uuid", nullable: false),
                    transfer_id = table.Column<Guid>(type: "uuid", nullable: false),
                    duty = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    district = table.Column<string>(type: "character varying(60)", maxLength: 60, nullable: true),
                    holder = table.Column<Guid>(type: "uuid", nullable: false),
                    successor = table.Column<Guid>(type: "uuid", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_transfer_line", x => new { x.transfer_id, x.assignment });
                    table.ForeignKey(
                        name: "FK_transfer_line_transfer_transfer_id",
                        column: x => x.transfer_id,
                        principalSchema: "staff",
                        principalTable: "transfer",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateIndex(
                name: "IX_absence_staff",
                schema: "staff",
                table: "absence",
                column: "staff");

            migrationBuilder.CreateIndex(
                name: "IX_deputizing_staff",
                schema: "staff",
                table: "deputizing",
                column: "staff");

            migrationBuilder.CreateIndex(
                name: "IX_posting_staff",
                schema: "staff",
                table: "posting",
                column: "staff");

            migrationBuilder.CreateIndex(
                name: "IX_working_pattern_staff",
                schema: "staff",
                table: "working_pattern",
                column: "staff");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "absence",
                schema: "staff");

            migrationBuilder.DropTable(
                name: "deputizing",
                schema: "staff");

            migrationBuilder.DropTable(
                name: "office",
                schema: "staff");

            migrationBuilder.DropTable(
                name: "posting",
                schema: "staff");

            migrationBuilder.DropTable(
                name: "transfer_leaver",
                schema: "staff");

            migrationBuilder.DropTable(
                name: "transfer_line",
                schema: "staff");

            migrationBuilder.DropTable(
                name: "working_pattern",
                schema: "staff");

            migrationBuilder.DropTable(
                name: "transfer",
                schema: "staff");

            migrationBuilder.DropColumn(
                name: "edition",
                schema: "staff",
                table: "role");

            migrationBuilder.DropColumn(
                name: "version",
                schema: "staff",
                table: "role");
        }
    }
}
