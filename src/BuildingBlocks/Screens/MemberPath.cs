using System.Globalization;
using System.Linq.Expressions;
using System.Runtime.CompilerServices;

namespace Hagukumi.Screens;

/// <summary>
/// The path of a form's member, written as form binding and validation write it: <c>Items[3].Score</c>.
/// The form itself (the screen's property) is not part of the path, unless the field is bound to that property alone.
/// </summary>
static class MemberPath
{
    /// <param name="expression">What the field is bound to.</param>
    /// <param name="prefix">Where the row stands that a loop variable holds; needed because a variable does not know.</param>
    public static string Of(LambdaExpression expression, string? prefix)
    {
        var body = Plain(expression.Body);
        if (prefix is null && IsLocal(body))
            throw new InvalidOperationException($"{expression.Body} begins at a local variable: bind through the screen's form by index, or put the fields into a FieldGroup.");
        var path = Walk(body) is { Length: > 0 } members ? members : ((MemberExpression)body).Member.Name;
        return prefix is null ? path : Join(prefix, path);
    }

    static string Walk(Expression expression) => expression switch
    {
        MemberExpression { Expression: { } parent } member when !IsRoot(parent) => Join(Walk(Plain(parent)), member.Member.Name),
        MemberExpression => "",
        BinaryExpression { NodeType: ExpressionType.ArrayIndex } array => Indexed(array.Left, array.Right),
        MethodCallExpression { Method.Name: "get_Item", Object: { } list, Arguments: [var index] } => Indexed(list, index),
        _ => throw new InvalidOperationException($"A field cannot be named after {expression}."),
    };

    static string Indexed(Expression list, Expression index) => $"{Walk(Plain(list))}[{Convert.ToString(Evaluate(index), CultureInfo.InvariantCulture)}]";

    static string Join(string parent, string member) => parent.Length == 0 ? member : $"{parent}.{member}";

    static Expression Plain(Expression expression) => expression is UnaryExpression { NodeType: ExpressionType.Convert } cast ? Plain(cast.Operand) : expression;

    // The component, or the closure that holds it or a local variable.
    static bool IsRoot(Expression expression) => expression is ConstantExpression
        || expression is MemberExpression { Expression: { } parent } member && IsClosure(parent.Type) && IsRoot(parent)
            && (member.Member.Name.EndsWith("__this", StringComparison.Ordinal) || IsClosure(member.Type));

    static bool IsLocal(Expression expression) => expression switch
    {
        MemberExpression { Expression: { } parent } when IsRoot(parent) => IsClosure(parent.Type),
        MemberExpression { Expression: { } parent } => IsLocal(Plain(parent)),
        BinaryExpression { NodeType: ExpressionType.ArrayIndex } array => IsLocal(Plain(array.Left)),
        MethodCallExpression { Object: { } list } => IsLocal(Plain(list)),
        _ => false,
    };

    static bool IsClosure(Type type) => type.IsDefined(typeof(CompilerGeneratedAttribute), inherit: false) && type.IsNested;

    static object? Evaluate(Expression expression) => Plain(expression) switch
    {
        ConstantExpression constant => constant.Value,
        var other => Expression.Lambda<Func<object?>>(Expression.Convert(other, typeof(object))).Compile(preferInterpretation: true)(),
    };
}
