using System.Diagnostics.CodeAnalysis;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Extensions;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Hagukumi.Screens;

/// <summary>The two answers of a use case: a screen, or the way to the next one.</summary>
public static class Screen
{
    /// <summary>Renders a component once, as a function of its parameters; the whole page or nothing.</summary>
    public static RazorComponentResult Of<[DynamicallyAccessedMembers(DynamicallyAccessedMemberTypes.All)] TScreen>(object? parameters = null, int status = StatusCodes.Status200OK)
        where TScreen : IComponent =>
        new(typeof(TScreen), parameters ?? new { }) { StatusCode = status, PreventStreamingRendering = true };

    /// <summary>Goes to another screen after saving, so that a reload registers nothing twice.</summary>
    /// <exception cref="ArgumentException">The address leads out of the application.</exception>
    public static IResult SeeOther(string url) =>
        IsLocal(url) ? new SeeOtherResult(url) : throw new ArgumentException("Only a path within the application may follow a form.", nameof(url));

    /// <summary>Whether an address stays within the application; asked of every return address that came with a request.</summary>
    public static bool IsLocal([NotNullWhen(true)] string? url) =>
        url is ['/', ..] and not ['/', '/', ..] && !url.Contains('\\', StringComparison.Ordinal) && !url.Any(char.IsControl);

    sealed class SeeOtherResult(string url) : IResult, IStatusCodeHttpResult
    {
        public int? StatusCode => StatusCodes.Status303SeeOther;

        public Task ExecuteAsync(HttpContext httpContext)
        {
            httpContext.Response.StatusCode = StatusCodes.Status303SeeOther;
            httpContext.Response.Headers.Location = UriHelper.Encode(new Uri(url, UriKind.Relative));
            return Task.CompletedTask;
        }
    }
}
