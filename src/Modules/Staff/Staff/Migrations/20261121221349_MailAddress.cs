using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Hagukumi.Staff.Migrations
{
    /// <inheritdoc />
    public partial class MailAddress : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<string>(
                name: "mail_address",
                schema: "staff",
                table: "member",
                type: "character varying(254)",
                maxLength: 254,
                nullable: true);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropColumn(
                name: "mail_address",
                schema: "staff",
                table: "member");
        }
    }
}
