using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Hagukumi.BuildingBlocks.Data.Migrations
{
    /// <inheritdoc />
    public partial class StaffMail : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<string>(
                name: "mail_address",
                schema: "core",
                table: "staff_member",
                type: "character varying(254)",
                maxLength: 254,
                nullable: true);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropColumn(
                name: "mail_address",
                schema: "core",
                table: "staff_member");
        }
    }
}
