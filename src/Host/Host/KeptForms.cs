using System.Security.Cryptography;
using System.Text.Json;
using FluentValidation;
using FluentValidation.Results;
using Hagukumi.BuildingBlocks.Security;
using Hagukumi.Contracts;
using Hagukumi.Operations;
using Hagukumi.Screens;
using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.Http.Extensions;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.Extensions.Options;

namespace Hagukumi.Host;

/// <summary>
/// A form that arrives after its session ended, or with a token of an earlier one, is not lost: what was typed goes back to
/// the browser, readable only by the program and bound to the member of staff, and stands in the form again, unsaved.
/// </summary>
sealed class KeptForms(IDataProtectionProvider protection, IOptionsMonitor<CookieAuthenticationOptions> cookies)
{
    /// <summary>Hidden field that carries what was typed.</summary>
    public const string Field = "_kept";

    const string Unsaved = "kept-form";

    /// <summary>A sign-in page that stood open longer than this may be somebody else's by now.</summary>
    static readonly TimeSpan KeptFor = TimeSpan.FromHours(1);

    readonly ITimeLimitedDataProtector protector = protection.CreateProtector("kept form").ToTimeLimitedDataProtector();

    /// <summary>The same kept form again, or what this request typed; null where it carries no form that can be shown again, or nobody knows whose it is.</summary>
    public async Task<string?> Keep(HttpContext context)
    {
        if (!HttpMethods.IsPost(context.Request.Method) || !context.Request.HasFormContentType) return null;
        var form = await context.Request.ReadFormAsync(context.RequestAborted);
        if (form[Field] is [{ Length: > 0 } again]) return again;
        if (!ShowsItsFormAgain(context) || Owner(context) is not { } owner) return null;
        var typed = form.Where(f => f.Key != AntiforgeryField(context)).SelectMany(f => f.Value.Select(v => KeyValuePair.Create(f.Key, v ?? ""))).ToList();
        return protector.Protect(JsonSerializer.Serialize(new Kept(owner.Value, context.Request.GetEncodedPathAndQuery(), typed)), KeptFor);
    }

    /// <summary>Where the kept form is shown again; null unless it is this person's and still fresh.</summary>
    public string? UrlOf(string? kept, StaffId staff) => Open(kept, staff)?.Url;

    /// <summary>Puts what was typed back into the request; the rules then say that it is not saved.</summary>
    public async Task Restore(HttpContext context, RequestDelegate next)
    {
        if (HttpMethods.IsPost(context.Request.Method) && context.Request.HasFormContentType && context.Request.Path != "/sign-in"
            && await context.Request.ReadFormAsync(context.RequestAborted) is var form && form.ContainsKey(Field)
            && context.User.Identity?.IsAuthenticated == true)
        {
            if (Open(form[Field], new CurrentStaff(context.User).Id) is not { } kept || kept.Url != context.Request.GetEncodedPathAndQuery())
            {
                await Screen.SeeOther("/").ExecuteAsync(context);
                return;
            }
            var fields = kept.Fields.GroupBy(f => f.Key, StringComparer.Ordinal).ToDictionary(g => g.Key, g => new Microsoft.Extensions.Primitives.StringValues([.. g.Select(f => f.Value)]), StringComparer.OrdinalIgnoreCase);
            fields[AntiforgeryField(context)] = form[AntiforgeryField(context)];
            context.Features.Set<IFormFeature>(new FormFeature(new FormCollection(fields)));
            context.Items[Unsaved] = true;
        }
        await next(context);
    }

    /// <summary>Refuses a form whose token is not this session's, wherever it came from; a colleague's own typing is offered back.</summary>
    public async Task RefuseForged(HttpContext context, RequestDelegate next)
    {
        if (context.Features.Get<IAntiforgeryValidationFeature>() is not { IsValid: false })
        {
            await next(context);
            return;
        }
        context.Features.Set<IAntiforgeryValidationFeature>(null); // the framework lets nobody read a refused form, and here it is only given back
        if (context.Request.Path == "/sign-in") await Screen.SeeOther("/sign-in").ExecuteAsync(context);
        else if (await Keep(context) is { } kept && UrlOf(kept, new CurrentStaff(context.User).Id) is { } url) await ShowAgain(kept, url, StatusCodes.Status400BadRequest).ExecuteAsync(context);
        else context.Response.StatusCode = StatusCodes.Status400BadRequest;
    }

    /// <summary>The page between: one press leads back to the form.</summary>
    public static IResult ShowAgain(string kept, string url, int status) => Screen.Of<KeptFormScreen>(new { Url = url, Field, Kept = kept }, status);

    /// <summary>Only a form with rules can be shown again without doing anything: its rules refuse it first.</summary>
    static bool ShowsItsFormAgain(HttpContext context) => context.GetEndpoint()?.Metadata.GetMetadata<System.Reflection.MethodInfo>()?.GetParameters()
        .Any(p => p.ParameterType.IsGenericType && p.ParameterType.GetGenericTypeDefinition() == typeof(IValidator<>)) == true;

    // The session may have ended; its cookie still says whose it was.
    StaffId? Owner(HttpContext context)
    {
        var signedIn = new CurrentStaff(context.User);
        if (signedIn.IsSignedIn) return signedIn.Id;
        var options = cookies.Get(CookieAuthenticationDefaults.AuthenticationScheme);
        if (options.CookieManager.GetRequestCookie(context, options.Cookie.Name!) is not { } cookie || options.TicketDataFormat.Unprotect(cookie) is not { } ended) return null;
        var staff = new CurrentStaff(ended.Principal);
        return staff.IsSignedIn ? staff.Id : null;
    }

    Kept? Open(string? kept, StaffId staff)
    {
        if (string.IsNullOrEmpty(kept)) return null;
        try
        {
            return JsonSerializer.Deserialize<Kept>(protector.Unprotect(kept)) is { } opened && opened.Staff == staff.Value && Screen.IsLocal(opened.Url) ? opened : null;
        }
        catch (CryptographicException)
        {
            return null;
        }
    }

    static string AntiforgeryField(HttpContext context) => context.RequestServices.GetRequiredService<IOptions<AntiforgeryOptions>>().Value.FormFieldName;

    sealed record Kept(Guid Staff, string Url, List<KeyValuePair<string, string>> Fields);

    /// <summary>Stands before the rules of every form: what was kept is shown, whatever the rules say, and never saved by itself.</summary>
    internal sealed class NotYetSaved<TForm>(IValidator<TForm> rules, IHttpContextAccessor http) : IValidator<TForm>
    {
        public async Task<ValidationResult> ValidateAsync(TForm instance, CancellationToken cancellation = default) => Marked(await rules.ValidateAsync(instance, cancellation));

        public async Task<ValidationResult> ValidateAsync(IValidationContext context, CancellationToken cancellation = default) => Marked(await rules.ValidateAsync(context, cancellation));

        public ValidationResult Validate(TForm instance) => Marked(rules.Validate(instance));

        public ValidationResult Validate(IValidationContext context) => Marked(rules.Validate(context));

        public IValidatorDescriptor CreateDescriptor() => rules.CreateDescriptor();

        public bool CanValidateInstancesOfType(Type type) => rules.CanValidateInstancesOfType(type);

        ValidationResult Marked(ValidationResult result)
        {
            if (http.HttpContext?.Items.ContainsKey(Unsaved) == true) result.Errors.Insert(0, new ValidationFailure("", "まだ保存していません。内容を確かめて、もう一度保存してください。"));
            return result;
        }
    }
}
