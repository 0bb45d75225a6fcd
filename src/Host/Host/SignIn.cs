using FluentValidation.Results;
using Hagukumi.BuildingBlocks.Modules;
using Hagukumi.BuildingBlocks.Security;
using Hagukumi.Operations;
using Hagukumi.Screens;
using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.AspNetCore.Mvc;

namespace Hagukumi.Host;

/// <summary>サインイン and サインアウト: a cookie that says who; what this person may do is asked of Staff on every request.</summary>
static class SignIn
{
    public static void AddCookie(IServiceCollection services) => services
        .AddAuthentication(CookieAuthenticationDefaults.AuthenticationScheme)
        .AddCookie(cookie =>
        {
            cookie.Cookie.Name = "hagukumi";
            cookie.Cookie.HttpOnly = true;
            cookie.Cookie.SameSite = SameSiteMode.Lax;
            cookie.Cookie.SecurePolicy = CookieSecurePolicy.SameAsRequest;
            cookie.ExpireTimeSpan = TimeSpan.FromHours(2);
            cookie.SlidingExpiration = true;
            // A session lasts two hours of real time, whatever business date the program is shown.
            cookie.TimeProvider = TimeProvider.System;
            cookie.LoginPath = "/sign-in";
            cookie.ReturnUrlParameter = "to";
            cookie.Events.OnRedirectToLogin = async context =>
            {
                var forms = context.HttpContext.RequestServices.GetRequiredService<KeptForms>();
                if (await forms.Keep(context.HttpContext) is { } kept)
                    await Page(new SignInForm(), [], null, kept, context.HttpContext.RequestServices.GetRequiredService<Municipality>(), StatusCodes.Status401Unauthorized).ExecuteAsync(context.HttpContext);
                else if (context.Request.Headers.ContainsKey("HX-Request"))
                {
                    // Where only the list is asked for anew, a sign-in page in its place would leave an empty screen that looks like nothing to do.
                    context.Response.StatusCode = StatusCodes.Status401Unauthorized;
                    context.Response.Headers["HX-Redirect"] = context.RedirectUri;
                }
                else context.Response.Redirect(context.RedirectUri);
            };
            // Deny by default must look the same as a page that one may not see.
            cookie.Events.OnRedirectToAccessDenied = context =>
            {
                context.Response.StatusCode = StatusCodes.Status403Forbidden;
                return Task.CompletedTask;
            };
            cookie.Events.OnValidatePrincipal = async context =>
            {
                // In a scope of its own: the request's services must not learn who is at the keyboard before it is known.
                await using var scope = context.HttpContext.RequestServices.CreateAsyncScope();
                var fresh = await scope.ServiceProvider.GetRequiredService<IAccounts>().Refresh(context.Principal!, context.HttpContext.RequestAborted);
                if (fresh is null) context.RejectPrincipal();
                else context.ReplacePrincipal(fresh);
            };
        });

    public static void Map(WebApplication app)
    {
        app.MapGet("/sign-in", Show).AllowAnonymous();
        app.MapPost("/sign-in", Check).AllowAnonymous();
        app.MapPost("/sign-out", (Delegate)Leave).ForAllStaff().WithMetadata(new RequireAntiforgeryTokenAttribute());
    }

    static IResult Show(string? to, Municipality municipality) => Page(new SignInForm(), [], to, null, municipality, StatusCodes.Status200OK);

    static async Task<IResult> Check([FromForm] SignInForm? form, [FromForm(Name = KeptForms.Field)] string? kept, string? to, IAccounts accounts, KeptForms forms, Municipality municipality, HttpContext context)
    {
        form ??= new SignInForm();
        List<ValidationFailure> errors = [];
        if (string.IsNullOrWhiteSpace(form.UserName)) errors.Add(new(nameof(form.UserName), "ユーザー名を入力してください。"));
        if (string.IsNullOrEmpty(form.Password)) errors.Add(new(nameof(form.Password), "パスワードを入力してください。"));
        if (errors.Count > 0) return Page(form, errors, to, kept, municipality, StatusCodes.Status422UnprocessableEntity);

        var attempt = await accounts.SignIn(form.UserName!.Trim(), form.Password!, context.RequestAborted);
        if (attempt.Principal is null)
        {
            return Page(form, [new("", attempt.LockedOut
                ? "続けて間違えたため、15分のあいだサインインできません。時間をおくか、管理者に連絡してください。"
                : "ユーザー名かパスワードが違います。確かめてもう一度入力してください。")], to, kept, municipality, StatusCodes.Status422UnprocessableEntity);
        }
        await context.SignInAsync(CookieAuthenticationDefaults.AuthenticationScheme, attempt.Principal);
        context.User = attempt.Principal; // the next form's token is theirs already
        if (forms.UrlOf(kept, new CurrentStaff(attempt.Principal).Id) is { } url) return KeptForms.ShowAgain(kept!, url, StatusCodes.Status200OK);
        return Screen.SeeOther(Screen.IsLocal(to) ? to : "/");
    }

    static async Task<IResult> Leave(HttpContext context)
    {
        await context.SignOutAsync(CookieAuthenticationDefaults.AuthenticationScheme);
        return Screen.SeeOther("/sign-in");
    }

    static IResult Page(SignInForm form, IReadOnlyList<ValidationFailure> errors, string? to, string? kept, Municipality municipality, int status) => Screen.Of<SignInScreen>(new
    {
        Input = new SignInForm { UserName = form.UserName },
        Errors = errors,
        Municipality = municipality.Name,
        KeptField = KeptForms.Field,
        Kept = kept,
        Action = Screen.IsLocal(to) ? $"/sign-in?to={Uri.EscapeDataString(to)}" : "/sign-in",
    }, status);
}
