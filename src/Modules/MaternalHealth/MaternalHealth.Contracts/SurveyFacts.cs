using Hagukumi.Contracts;

namespace Hagukumi.MaternalHealth.Contracts;

/// <summary>The questionnaire of the eighth month came back (AY-24).</summary>
/// <param name="Person">The woman.</param>
/// <param name="Pregnancy">The pregnancy.</param>
/// <param name="AnsweredOn">The day.</param>
/// <param name="Concern">Whoever read it found something to speak about: the interview stays owed.</param>
[Event("maternal-health.eight-month-survey-answered", "maternal-health")]
public sealed record EightMonthSurveyAnswered(PersonId Person, PregnancyId Pregnancy, DateOnly AnsweredOn, bool Concern) : IIntegrationEvent;
