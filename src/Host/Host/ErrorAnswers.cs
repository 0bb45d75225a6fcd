using System.Diagnostics;
using Hagukumi.Screens;
using Hagukumi.Screens.Components;
using Microsoft.AspNetCore.Diagnostics;
using Microsoft.EntityFrameworkCore;

namespace Hagukumi.Host;

/// <summary>Answers that are no page of a desk: a sentence that says what to do; the cause goes to the operator's log.</summary>
static class ErrorAnswers
{
    public static Task Failed(HttpContext context)
    {
        var failure = context.Features.Get<IExceptionHandlerFeature>()?.Error;
        var status = failure switch
        {
            BadHttpRequestException bad => bad.StatusCode,
            DbUpdateConcurrencyException => StatusCodes.Status409Conflict,
            _ => StatusCodes.Status500InternalServerError,
        };
        return Page(context, status, status >= StatusCodes.Status500InternalServerError ? Activity.Current?.TraceId.ToString() ?? context.TraceIdentifier : null);
    }

    public static Task Explain(HttpContext context) => Page(context, context.Response.StatusCode, null);

    static Task Page(HttpContext context, int status, string? reference) =>
        Screen.Of<ErrorPage>(new { Status = status, Reference = reference }, status).ExecuteAsync(context);
}
