using System.Collections;
using System.Globalization;
using System.Linq.Expressions;
using Hagukumi.TestKit;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Metadata;
using Microsoft.EntityFrameworkCore.Query;
using Microsoft.EntityFrameworkCore.Storage;

namespace Hagukumi.Data.SqlServer.Tests;

/// <summary>Asks SQL Server what the program asked PostgreSQL, up to the moment when the command would be sent.</summary>
sealed class Translation : IAsyncDisposable
{
    readonly Dictionary<Type, DbContext> contexts = [];

    /// <summary>The commands that the queries become; and the queries that become none, with why. These name their parameters and hold no value.</summary>
    public async Task<(IReadOnlyList<string> Commands, IReadOnlyList<string> Refused)> Of(IEnumerable<Query> queries)
    {
        List<string> commands = [], refused = [];
        foreach (var query in queries)
        {
            try
            {
                commands.Add(await Of(query));
            }
            catch (Exception why)
            {
                refused.Add($"{query.Context.Name}: {ExpressionPrinter.Print(query.Expression)}\n{why.Message}");
            }
        }
        return (commands, refused);
    }

    public async ValueTask DisposeAsync()
    {
        foreach (var context in contexts.Values) await context.DisposeAsync();
    }

    async Task<string> Of(Query query)
    {
        if (!contexts.TryGetValue(query.Context, out var context)) contexts.Add(query.Context, context = Open(query.Context));
        var asking = new Asking(context.Model, query.Types);
        var command = query.Compile(context.GetService<IDatabase>(), asking.Visit(query.Expression));
        var values = context.GetService<IQueryContextFactory>().Create();
        foreach (var (name, value) in asking.Values) values.Parameters.Add(name, value);
        try
        {
            var answer = command(values);
            if (answer is Task one) await one;
            else ((IEnumerable)answer).GetEnumerator().MoveNext();
        }
        catch (HeldBackException held)
        {
            return held.Message;
        }
        throw new InvalidOperationException("Nothing was about to be sent.");
    }

    static DbContext Open(Type type)
    {
        var options = (DbContextOptionsBuilder)Activator.CreateInstance(typeof(DbContextOptionsBuilder<>).MakeGenericType(type))!;
        new SqlServer().Use(options, "Server=nowhere", "nowhere");
        options.AddInterceptors(new HeldBack());
        return (DbContext)Activator.CreateInstance(type, options.Options)!;
    }

    /// <summary>The same question to another model, with a made-up value for each parameter.</summary>
    sealed class Asking(IModel model, IReadOnlyDictionary<string, Type> types) : ExpressionVisitor
    {
        public Dictionary<string, object?> Values { get; } = [];

        protected override Expression VisitExtension(Expression node)
        {
            if (node is EntityQueryRootExpression root) return ((EntityQueryRootExpression)root.DetachQueryProvider()).UpdateEntityType(model.FindEntityType(root.EntityType.Name)!);
            if (node is QueryParameterExpression parameter) Values.TryAdd(parameter.Name, Made(parameter.Type == typeof(object) ? types[parameter.Name] : parameter.Type));
            return base.VisitExtension(node);
        }

        // All in one command: of several only the first would be sent, for no row asks for the others.
        protected override Expression VisitMethodCall(MethodCallExpression node) =>
            node.Method.Name == nameof(RelationalQueryableExtensions.AsSplitQuery) ? Visit(node.Arguments[0]) : base.VisitMethodCall(node);

        static object? Made(Type type)
        {
            if (type == typeof(string)) return "x";
            // A page without rows would not be asked for at all.
            if (type == typeof(int) || type == typeof(long)) return Convert.ChangeType(1, type, CultureInfo.InvariantCulture);
            if (type.IsValueType) return Activator.CreateInstance(Nullable.GetUnderlyingType(type) ?? type);
            if (type.GetInterfaces().Append(type).SingleOrDefault(i => i.IsGenericType && i.GetGenericTypeDefinition() == typeof(IEnumerable<>))?.GetGenericArguments()[0] is not { } item) return null;
            var several = Array.CreateInstance(item, 2);
            for (var i = 0; i < several.Length; i++) several.SetValue(Made(item), i);
            return type.IsInstanceOfType(several) ? several : Activator.CreateInstance(type, several);
        }
    }
}
