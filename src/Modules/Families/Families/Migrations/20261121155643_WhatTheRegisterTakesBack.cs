using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Hagukumi.Families.Migrations
{
    /// <inheritdoc />
    public partial class WhatTheRegisterTakesBack : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<Guid>(
                name: "died_told_by",
                schema: "families",
                table: "person",
                type: "uuid",
                nullable: true);

            migrationBuilder.AddColumn<Guid>(
                name: "moved_out_told_by",
                schema: "families",
                table: "person",
                type: "uuid",
                nullable: true);

            migrationBuilder.AddColumn<bool>(
                name: "is_part",
                schema: "families",
                table: "import_run",
                type: "boolean",
                nullable: false,
                defaultValue: false);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropColumn(
                name: "died_told_by",
                schema: "families",
                table: "person");

            migrationBuilder.DropColumn(
                name: "moved_out_told_by",
                schema: "families",
                table: "person");

            migrationBuilder.DropColumn(
                name: "is_part",
                schema: "families",
                table: "import_run");
        }
    }
}
