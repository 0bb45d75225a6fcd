using System.Reflection;
using System.Text;
using Hagukumi.Contracts;
using Microsoft.EntityFrameworkCore.Storage.ValueConversion;

namespace Hagukumi.BuildingBlocks.Data;

/// <summary>Stores moments in UTC to the microsecond, which both providers keep exactly.</summary>
sealed class UtcMoment() : ValueConverter<DateTimeOffset, DateTimeOffset>(
    m => new DateTimeOffset(m.UtcTicks - m.UtcTicks % TimeSpan.TicksPerMicrosecond, TimeSpan.Zero), m => m);

/// <summary>Stores a typed id as a plain Guid.</summary>
sealed class IdConverter<TId>() : ValueConverter<TId, Guid>(id => id.Value, value => Wrap(value)) where TId : struct, IId<TId>
{
    static TId Wrap(Guid value) => TId.From(value);
}

/// <summary>Finds the typed ids that a context's model may use: its own and those of every Contracts assembly it references.</summary>
static class TypedIds
{
    public static IEnumerable<Type> Of(Type context) =>
        context.Assembly.GetReferencedAssemblies()
            .Where(a => a.Name!.StartsWith("Hagukumi.", StringComparison.Ordinal))
            .Select(Assembly.Load).Append(context.Assembly).Append(typeof(PersonId).Assembly).Distinct()
            .SelectMany(a => a.GetTypes())
            .Where(t => t.IsValueType && t.GetInterfaces().Any(i => i.IsGenericType && i.GetGenericTypeDefinition() == typeof(IId<>)));
}

static class SnakeCase
{
    public static string Of(string name)
    {
        var text = new StringBuilder(name.Length + 8);
        for (var i = 0; i < name.Length; i++)
        {
            if (i > 0 && char.IsUpper(name[i]) && name[i - 1] != '_' && !char.IsUpper(name[i - 1])) text.Append('_');
            text.Append(char.ToLowerInvariant(name[i]));
        }
        return text.ToString();
    }
}
