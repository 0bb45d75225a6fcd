using System.Collections;
using System.Globalization;
using System.Linq.Expressions;
using System.Reflection;
using Hagukumi.Data.SqlServer;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Metadata;
using Microsoft.EntityFrameworkCore.Query;
using Microsoft.EntityFrameworkCore.Storage;

namespace Hagukumi.TestKit;

/// <summary>What SQL Server would be sent for a query that PostgreSQL was asked. No engine is needed: the command is held back.</summary>
sealed class Translation
{
    readonly Dictionary<Type, DbContext> contexts = [];

    /// <summary>Why SQL Server would not understand a query; null where it would.</summary>
    public async Task<string?> Refusal(Query query)
    {
        try
        {
            var command = await Of(query);
            return !(command.Contains("FROM [", StringComparison.Ordinal) || command.Contains("UPDATE [", StringComparison.Ordinal)) || command.Contains('"') ? command
                : command.Contains("0 = 1", StringComparison.Ordinal) ? $"A made-up value answers the query by itself: {command}" : null;
        }
        catch (Exception why)
        {
            return $"{query.Context.Name}: {ExpressionPrinter.Print(query.Expression)}\n{why.Message}";
        }
    }

    async Task<string> Of(Query query)
    {
        if (!contexts.TryGetValue(query.Context, out var context)) contexts.Add(query.Context, context = Open(query.Context));
        var asking = new Asking(context.Model);
        var asked = asking.Visit(query.Expression);
        // The program asks everything asynchronously.
        var rows = asked.Type.GetInterfaces().Append(asked.Type).FirstOrDefault(i => i.IsGenericType && i.GetGenericTypeDefinition() == typeof(IQueryable<>))?.GetGenericArguments()[0];
        var answered = rows is null ? typeof(Task<>).MakeGenericType(asked.Type) : typeof(IAsyncEnumerable<>).MakeGenericType(rows);
        var command = (Func<QueryContext, object>)typeof(Translation).GetMethod(nameof(Compile), BindingFlags.NonPublic | BindingFlags.Static)!.MakeGenericMethod(answered).Invoke(null, BindingFlags.DoNotWrapExceptions, null, [context.GetService<IDatabase>(), asked], CultureInfo.InvariantCulture)!;
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

    static Func<QueryContext, object> Compile<TResult>(IDatabase engine, Expression asked)
    {
        var compiled = engine.CompileQuery<TResult>(asked, async: true);
        return values => compiled(values)!;
    }

    static DbContext Open(Type type)
    {
        var options = (DbContextOptionsBuilder)Activator.CreateInstance(typeof(DbContextOptionsBuilder<>).MakeGenericType(type))!;
        new SqlServer().Use(options, "Server=nowhere", "nowhere");
        options.AddInterceptors(new HeldBack());
        return (DbContext)Activator.CreateInstance(type, options.Options)!;
    }

    /// <summary>The same question to another model, with a made-up value for each parameter.</summary>
    sealed class Asking(IModel model) : ExpressionVisitor
    {
        IEntityType? asked;

        public Dictionary<string, object?> Values { get; } = [];

        protected override Expression VisitExtension(Expression node)
        {
            if (node is EntityQueryRootExpression root) return ((EntityQueryRootExpression)root.DetachQueryProvider()).UpdateEntityType(asked = model.FindEntityType(root.EntityType.Name)!);
            if (node is QueryParameterExpression parameter) Values.TryAdd(parameter.Name, Made(parameter.Type));
            return base.VisitExtension(node);
        }

        protected override Expression VisitBinary(BinaryExpression node)
        {
            Compare(node.Left, node.Right);
            return base.VisitBinary(node);
        }

        protected override Expression VisitMethodCall(MethodCallExpression node)
        {
            // All in one command: of several only the first would be sent, for no row asks for the others.
            if (node.Method.Name == nameof(RelationalQueryableExtensions.AsSplitQuery)) return Visit(node.Arguments[0]);
            if (node.Method.Name == nameof(Equals) && (Expression[])[.. node.Object is null ? [] : new[] { node.Object }, .. node.Arguments] is [var one, var other]) Compare(one, other);
            return base.VisitMethodCall(node);
        }

        // The keys of Find are objects, and so are the columns they are compared with: the model tells their type.
        void Compare(Expression one, Expression other)
        {
            foreach (var (key, column) in new[] { (Bare(one), Bare(other)), (Bare(other), Bare(one)) })
                if (key is QueryParameterExpression parameter && parameter.Type == typeof(object)) Values.TryAdd(parameter.Name, Made(TypeOf(column)));
        }

        Type TypeOf(Expression column) =>
            column is MethodCallExpression { Method.Name: nameof(EF.Property), Arguments: [_, ConstantExpression { Value: string name }] } ? asked?.FindProperty(name)?.ClrType ?? column.Type : column.Type;

        static Expression Bare(Expression node) => node is UnaryExpression { NodeType: ExpressionType.Convert } converted ? Bare(converted.Operand) : node;

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
