using Microsoft.Extensions.Primitives;

namespace Hagukumi.Host;

/// <summary>
/// Takes U+0000 out of what an address asks for: no database stores it and nobody types it, so that no use case has to
/// think of it. A form with it is none that the framework reads, which is the sender's mistake and not the program's.
/// </summary>
sealed class ReadableRequests(RequestDelegate next)
{
    const string Nul = "\0";

    public async Task InvokeAsync(HttpContext context)
    {
        var request = context.Request;
        if (request.Query.Any(q => q.Value.Any(v => v?.Contains(Nul, StringComparison.Ordinal) is true)))
            request.Query = new QueryCollection(request.Query.ToDictionary(q => q.Key, q => new StringValues([.. q.Value.Select(v => v?.Replace(Nul, "", StringComparison.Ordinal))]), StringComparer.OrdinalIgnoreCase));
        if (request.HasFormContentType)
        {
            try
            {
                await request.ReadFormAsync(context.RequestAborted);
            }
            catch (InvalidDataException garbled)
            {
                throw new BadHttpRequestException("The form cannot be read.", garbled);
            }
        }
        await next(context);
    }
}
