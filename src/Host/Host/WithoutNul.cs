using Microsoft.Extensions.Primitives;

namespace Hagukumi.Host;

/// <summary>Takes U+0000 out of what was typed or asked for: no database stores it and nobody types it, so that no use case has to think of it.</summary>
sealed class WithoutNul(RequestDelegate next)
{
    const string Nul = "\0";

    public async Task InvokeAsync(HttpContext context)
    {
        var request = context.Request;
        if (request.Query.Any(Has)) request.Query = new QueryCollection(Without(request.Query));
        if (request.HasFormContentType)
        {
            try
            {
                var form = await request.ReadFormAsync(context.RequestAborted);
                if (form.Any(Has)) request.Form = new FormCollection(Without(form), form.Files);
            }
            catch (InvalidDataException garbled)
            {
                throw new BadHttpRequestException("The form cannot be read.", garbled);
            }
        }
        await next(context);
    }

    static bool Has(KeyValuePair<string, StringValues> field) =>
        field.Key.Contains(Nul, StringComparison.Ordinal) || field.Value.Any(v => v?.Contains(Nul, StringComparison.Ordinal) is true);

    static Dictionary<string, StringValues> Without(IEnumerable<KeyValuePair<string, StringValues>> fields) => fields
        .GroupBy(f => Without(f.Key), StringComparer.OrdinalIgnoreCase)
        .ToDictionary(g => g.Key, g => new StringValues([.. g.SelectMany(f => f.Value.Select(v => v is null ? null : Without(v)))]), StringComparer.OrdinalIgnoreCase);

    static string Without(string text) => text.Replace(Nul, "", StringComparison.Ordinal);
}
