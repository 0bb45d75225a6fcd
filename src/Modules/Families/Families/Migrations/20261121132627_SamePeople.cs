using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Hagukumi.Families.Migrations
{
    /// <inheritdoc />
    public partial class SamePeople : Migration
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

            migrationBuilder.AddColumn<bool>(
                name: "sealed_as_one",
                schema: "families",
                table: "person",
                type: "boolean",
                nullable: false,
                defaultValue: false);

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
                name: "IX_merging_into",
                schema: "families",
                table: "merging",
                column: "into");

            migrationBuilder.CreateIndex(
                name: "IX_merging_person_separated_on",
                schema: "families",
                table: "merging",
                columns: new[] { "person", "separated_on" });
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "duplicate_suggestion",
                schema: "families");

            migrationBuilder.DropTable(
                name: "merging",
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
                name: "sealed_as_one",
                schema: "families",
                table: "person");
        }
    }
}
