using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Hagukumi.MaternalHealth.Migrations
{
    /// <inheritdoc />
    public partial class Care : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.CreateTable(
                name: "epds_assessment",
                schema: "maternal_health",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    pregnancy = table.Column<Guid>(type: "uuid", nullable: false),
                    mother = table.Column<Guid>(type: "uuid", nullable: false),
                    on = table.Column<DateOnly>(type: "date", nullable: false),
                    occasion = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    edition = table.Column<string>(type: "character varying(100)", maxLength: 100, nullable: false),
                    items = table.Column<string>(type: "character varying(10)", maxLength: 10, nullable: false),
                    total = table.Column<int>(type: "integer", nullable: true),
                    item10 = table.Column<int>(type: "integer", nullable: true),
                    support_asked = table.Column<bool>(type: "boolean", nullable: false),
                    support_marks = table.Column<string>(type: "character varying(18)", maxLength: 18, nullable: false),
                    bonding = table.Column<int>(type: "integer", nullable: true),
                    bonding3 = table.Column<int>(type: "integer", nullable: true),
                    bonding5 = table.Column<int>(type: "integer", nullable: true),
                    note = table.Column<string>(type: "character varying(2000)", maxLength: 2000, nullable: false),
                    threshold = table.Column<int>(type: "integer", nullable: false),
                    bonding_threshold = table.Column<int>(type: "integer", nullable: false),
                    recorded_by = table.Column<Guid>(type: "uuid", nullable: false),
                    recorded_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    changed_by = table.Column<Guid>(type: "uuid", nullable: false),
                    changed_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    event_id = table.Column<Guid>(type: "uuid", nullable: false),
                    withdrawn_on = table.Column<DateOnly>(type: "date", nullable: true),
                    withdrawn_by = table.Column<Guid>(type: "uuid", nullable: true),
                    withdrawal_reason = table.Column<string>(type: "character varying(2000)", maxLength: 2000, nullable: true),
                    version = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_epds_assessment", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "illness_record",
                schema: "maternal_health",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    mother = table.Column<Guid>(type: "uuid", nullable: false),
                    doctor = table.Column<string>(type: "character varying(100)", maxLength: 100, nullable: false),
                    medicine = table.Column<string>(type: "character varying(2000)", maxLength: 2000, nullable: false),
                    admissions = table.Column<string>(type: "character varying(2000)", maxLength: 2000, nullable: false),
                    changed_by = table.Column<Guid>(type: "uuid", nullable: false),
                    changed_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    version = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_illness_record", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "immunisation_dose",
                schema: "maternal_health",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    child = table.Column<Guid>(type: "uuid", nullable: false),
                    vaccine = table.Column<string>(type: "character varying(20)", maxLength: 20, nullable: false),
                    number = table.Column<int>(type: "integer", nullable: false),
                    on = table.Column<DateOnly>(type: "date", nullable: false),
                    source = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    recorded_by = table.Column<Guid>(type: "uuid", nullable: false),
                    recorded_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    withdrawn_on = table.Column<DateOnly>(type: "date", nullable: true),
                    withdrawn_by = table.Column<Guid>(type: "uuid", nullable: true),
                    withdrawal_reason = table.Column<string>(type: "character varying(2000)", maxLength: 2000, nullable: true),
                    version = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_immunisation_dose", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "measurement",
                schema: "maternal_health",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    child = table.Column<Guid>(type: "uuid", nullable: false),
                    on = table.Column<DateOnly>(type: "date", nullable: false),
                    place = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    weight = table.Column<int>(type: "integer", nullable: true),
                    height = table.Column<int>(type: "integer", nullable: true),
                    head = table.Column<int>(type: "integer", nullable: true),
                    lying = table.Column<bool>(type: "boolean", nullable: true),
                    recorded_by = table.Column<Guid>(type: "uuid", nullable: false),
                    recorded_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    event_id = table.Column<Guid>(type: "uuid", nullable: false),
                    withdrawn_on = table.Column<DateOnly>(type: "date", nullable: true),
                    withdrawn_by = table.Column<Guid>(type: "uuid", nullable: true),
                    withdrawal_reason = table.Column<string>(type: "character varying(2000)", maxLength: 2000, nullable: true),
                    version = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_measurement", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "postpartum",
                schema: "maternal_health",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    mother = table.Column<Guid>(type: "uuid", nullable: false),
                    changed_by = table.Column<Guid>(type: "uuid", nullable: false),
                    changed_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    version = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_postpartum", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "remeasure_mark",
                schema: "maternal_health",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    child = table.Column<Guid>(type: "uuid", nullable: false),
                    marked_on = table.Column<DateOnly>(type: "date", nullable: false),
                    remeasure_on = table.Column<DateOnly>(type: "date", nullable: false),
                    reason = table.Column<string>(type: "character varying(2000)", maxLength: 2000, nullable: false),
                    recorded_by = table.Column<Guid>(type: "uuid", nullable: false),
                    recorded_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    event_id = table.Column<Guid>(type: "uuid", nullable: false),
                    withdrawn_on = table.Column<DateOnly>(type: "date", nullable: true),
                    withdrawn_by = table.Column<Guid>(type: "uuid", nullable: true),
                    withdrawal_reason = table.Column<string>(type: "character varying(2000)", maxLength: 2000, nullable: true),
                    version = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_remeasure_mark", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "epds_intervention",
                schema: "maternal_health",
                columns: table => new
                {
                    event_id = table.Column<Guid>(type: "uuid", nullable: false),
                    kind = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    note = table.Column<string>(type: "character varying(2000)", maxLength: 2000, nullable: false),
                    assessment_id = table.Column<Guid>(type: "uuid", nullable: false),
                    on = table.Column<DateOnly>(type: "date", nullable: false),
                    recorded_by = table.Column<Guid>(type: "uuid", nullable: false),
                    recorded_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    withdrawn_on = table.Column<DateOnly>(type: "date", nullable: true),
                    withdrawn_by = table.Column<Guid>(type: "uuid", nullable: true),
                    withdrawal_reason = table.Column<string>(type: "character varying(2000)", maxLength: 2000, nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_epds_intervention", x => x.event_id);
                    table.ForeignKey(
                        name: "FK_epds_intervention_epds_assessment_assessment_id",
                        column: x => x.assessment_id,
                        principalSchema: "maternal_health",
                        principalTable: "epds_assessment",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "epds_reassessment",
                schema: "maternal_health",
                columns: table => new
                {
                    event_id = table.Column<Guid>(type: "uuid", nullable: false),
                    earlier = table.Column<Guid>(type: "uuid", nullable: false),
                    assessment_id = table.Column<Guid>(type: "uuid", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_epds_reassessment", x => x.event_id);
                    table.ForeignKey(
                        name: "FK_epds_reassessment_epds_assessment_assessment_id",
                        column: x => x.assessment_id,
                        principalSchema: "maternal_health",
                        principalTable: "epds_assessment",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "safety_plan",
                schema: "maternal_health",
                columns: table => new
                {
                    event_id = table.Column<Guid>(type: "uuid", nullable: false),
                    responsible = table.Column<Guid>(type: "uuid", nullable: false),
                    stays_with = table.Column<string>(type: "character varying(100)", maxLength: 100, nullable: false),
                    calls = table.Column<string>(type: "character varying(100)", maxLength: 100, nullable: false),
                    decided = table.Column<string>(type: "character varying(2000)", maxLength: 2000, nullable: false),
                    assessment_id = table.Column<Guid>(type: "uuid", nullable: false),
                    on = table.Column<DateOnly>(type: "date", nullable: false),
                    recorded_by = table.Column<Guid>(type: "uuid", nullable: false),
                    recorded_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    withdrawn_on = table.Column<DateOnly>(type: "date", nullable: true),
                    withdrawn_by = table.Column<Guid>(type: "uuid", nullable: true),
                    withdrawal_reason = table.Column<string>(type: "character varying(2000)", maxLength: 2000, nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_safety_plan", x => x.event_id);
                    table.ForeignKey(
                        name: "FK_safety_plan_epds_assessment_assessment_id",
                        column: x => x.assessment_id,
                        principalSchema: "maternal_health",
                        principalTable: "epds_assessment",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "illness_reader",
                schema: "maternal_health",
                columns: table => new
                {
                    staff = table.Column<Guid>(type: "uuid", nullable: false),
                    pregnancy_id = table.Column<Guid>(type: "uuid", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_illness_reader", x => new { x.pregnancy_id, x.staff });
                    table.ForeignKey(
                        name: "FK_illness_reader_illness_record_pregnancy_id",
                        column: x => x.pregnancy_id,
                        principalSchema: "maternal_health",
                        principalTable: "illness_record",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "postpartum_care_application",
                schema: "maternal_health",
                columns: table => new
                {
                    event_id = table.Column<Guid>(type: "uuid", nullable: false),
                    reason = table.Column<string>(type: "character varying(2000)", maxLength: 2000, nullable: false),
                    decision = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: true),
                    decided_on = table.Column<DateOnly>(type: "date", nullable: true),
                    decision_note = table.Column<string>(type: "character varying(2000)", maxLength: 2000, nullable: false),
                    pregnancy_id = table.Column<Guid>(type: "uuid", nullable: false),
                    on = table.Column<DateOnly>(type: "date", nullable: false),
                    recorded_by = table.Column<Guid>(type: "uuid", nullable: false),
                    recorded_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    withdrawn_on = table.Column<DateOnly>(type: "date", nullable: true),
                    withdrawn_by = table.Column<Guid>(type: "uuid", nullable: true),
                    withdrawal_reason = table.Column<string>(type: "character varying(2000)", maxLength: 2000, nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_postpartum_care_application", x => x.event_id);
                    table.ForeignKey(
                        name: "FK_postpartum_care_application_postpartum_pregnancy_id",
                        column: x => x.pregnancy_id,
                        principalSchema: "maternal_health",
                        principalTable: "postpartum",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "postpartum_care_day",
                schema: "maternal_health",
                columns: table => new
                {
                    event_id = table.Column<Guid>(type: "uuid", nullable: false),
                    kind = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    provider = table.Column<string>(type: "character varying(100)", maxLength: 100, nullable: false),
                    report = table.Column<string>(type: "character varying(2000)", maxLength: 2000, nullable: true),
                    reported_on = table.Column<DateOnly>(type: "date", nullable: true),
                    pregnancy_id = table.Column<Guid>(type: "uuid", nullable: false),
                    on = table.Column<DateOnly>(type: "date", nullable: false),
                    recorded_by = table.Column<Guid>(type: "uuid", nullable: false),
                    recorded_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    withdrawn_on = table.Column<DateOnly>(type: "date", nullable: true),
                    withdrawn_by = table.Column<Guid>(type: "uuid", nullable: true),
                    withdrawal_reason = table.Column<string>(type: "character varying(2000)", maxLength: 2000, nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_postpartum_care_day", x => x.event_id);
                    table.ForeignKey(
                        name: "FK_postpartum_care_day_postpartum_pregnancy_id",
                        column: x => x.pregnancy_id,
                        principalSchema: "maternal_health",
                        principalTable: "postpartum",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "postpartum_checkup",
                schema: "maternal_health",
                columns: table => new
                {
                    event_id = table.Column<Guid>(type: "uuid", nullable: false),
                    kind = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    place = table.Column<string>(type: "character varying(100)", maxLength: 100, nullable: false),
                    result = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    note = table.Column<string>(type: "character varying(2000)", maxLength: 2000, nullable: false),
                    pregnancy_id = table.Column<Guid>(type: "uuid", nullable: false),
                    on = table.Column<DateOnly>(type: "date", nullable: false),
                    recorded_by = table.Column<Guid>(type: "uuid", nullable: false),
                    recorded_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    withdrawn_on = table.Column<DateOnly>(type: "date", nullable: true),
                    withdrawn_by = table.Column<Guid>(type: "uuid", nullable: true),
                    withdrawal_reason = table.Column<string>(type: "character varying(2000)", maxLength: 2000, nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_postpartum_checkup", x => x.event_id);
                    table.ForeignKey(
                        name: "FK_postpartum_checkup_postpartum_pregnancy_id",
                        column: x => x.pregnancy_id,
                        principalSchema: "maternal_health",
                        principalTable: "postpartum",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateIndex(
                name: "IX_epds_assessment_mother",
                schema: "maternal_health",
                table: "epds_assessment",
                column: "mother");

            migrationBuilder.CreateIndex(
                name: "IX_epds_assessment_pregnancy",
                schema: "maternal_health",
                table: "epds_assessment",
                column: "pregnancy");

            migrationBuilder.CreateIndex(
                name: "IX_epds_intervention_assessment_id",
                schema: "maternal_health",
                table: "epds_intervention",
                column: "assessment_id");

            migrationBuilder.CreateIndex(
                name: "IX_epds_reassessment_assessment_id",
                schema: "maternal_health",
                table: "epds_reassessment",
                column: "assessment_id");

            migrationBuilder.CreateIndex(
                name: "IX_illness_record_mother",
                schema: "maternal_health",
                table: "illness_record",
                column: "mother");

            migrationBuilder.CreateIndex(
                name: "IX_immunisation_dose_child",
                schema: "maternal_health",
                table: "immunisation_dose",
                column: "child");

            migrationBuilder.CreateIndex(
                name: "IX_measurement_child_on",
                schema: "maternal_health",
                table: "measurement",
                columns: new[] { "child", "on" });

            migrationBuilder.CreateIndex(
                name: "IX_postpartum_mother",
                schema: "maternal_health",
                table: "postpartum",
                column: "mother");

            migrationBuilder.CreateIndex(
                name: "IX_postpartum_care_application_pregnancy_id",
                schema: "maternal_health",
                table: "postpartum_care_application",
                column: "pregnancy_id");

            migrationBuilder.CreateIndex(
                name: "IX_postpartum_care_day_pregnancy_id",
                schema: "maternal_health",
                table: "postpartum_care_day",
                column: "pregnancy_id");

            migrationBuilder.CreateIndex(
                name: "IX_postpartum_checkup_pregnancy_id",
                schema: "maternal_health",
                table: "postpartum_checkup",
                column: "pregnancy_id");

            migrationBuilder.CreateIndex(
                name: "IX_remeasure_mark_child",
                schema: "maternal_health",
                table: "remeasure_mark",
                column: "child");

            migrationBuilder.CreateIndex(
                name: "IX_safety_plan_assessment_id",
                schema: "maternal_health",
                table: "safety_plan",
                column: "assessment_id");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "epds_intervention",
                schema: "maternal_health");

            migrationBuilder.DropTable(
                name: "epds_reassessment",
                schema: "maternal_health");

            migrationBuilder.DropTable(
                name: "illness_reader",
                schema: "maternal_health");

            migrationBuilder.DropTable(
                name: "immunisation_dose",
                schema: "maternal_health");

            migrationBuilder.DropTable(
                name: "measurement",
                schema: "maternal_health");

            migrationBuilder.DropTable(
                name: "postpartum_care_application",
                schema: "maternal_health");

            migrationBuilder.DropTable(
                name: "postpartum_care_day",
                schema: "maternal_health");

            migrationBuilder.DropTable(
                name: "postpartum_checkup",
                schema: "maternal_health");

            migrationBuilder.DropTable(
                name: "remeasure_mark",
                schema: "maternal_health");

            migrationBuilder.DropTable(
                name: "safety_plan",
                schema: "maternal_health");

            migrationBuilder.DropTable(
                name: "illness_record",
                schema: "maternal_health");

            migrationBuilder.DropTable(
                name: "postpartum",
                schema: "maternal_health");

            migrationBuilder.DropTable(
                name: "epds_assessment",
                schema: "maternal_health");
        }
    }
}
