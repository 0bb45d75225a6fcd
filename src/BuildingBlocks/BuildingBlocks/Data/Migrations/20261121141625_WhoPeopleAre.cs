using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Hagukumi.BuildingBlocks.Data.Migrations
{
    /// <inheritdoc />
    public partial class WhoPeopleAre : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<DateOnly>(
                name: "born_from",
                schema: "core",
                table: "person",
                type: "date",
                nullable: true);

            migrationBuilder.AddColumn<DateOnly>(
                name: "born_to",
                schema: "core",
                table: "person",
                type: "date",
                nullable: true);

            migrationBuilder.AddColumn<bool>(
                name: "provisional",
                schema: "core",
                table: "person",
                type: "boolean",
                nullable: false,
                defaultValue: false);

            migrationBuilder.AddColumn<bool>(
                name: "warned",
                schema: "core",
                table: "person",
                type: "boolean",
                nullable: false,
                defaultValue: false);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropColumn(
                name: "born_from",
                schema: "core",
                table: "person");

            migrationBuilder.DropColumn(
                name: "born_to",
                schema: "core",
                table: "person");

            migrationBuilder.DropColumn(
                name: "provisional",
                schema: "core",
                table: "person");

            migrationBuilder.DropColumn(
                name: "warned",
                schema: "core",
                table: "person");
        }
    }
}
