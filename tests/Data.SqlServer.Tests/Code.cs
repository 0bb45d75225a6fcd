using Mono.Cecil;
using Mono.Cecil.Cil;
using Op = Mono.Cecil.Cil.Code;

namespace Hagukumi.Data.SqlServer.Tests;

/// <summary>A call in the program's code that has to do with a query.</summary>
/// <param name="Assembly">Name of its assembly.</param>
/// <param name="Method">Token of its method.</param>
/// <param name="Since">Where its expression begins.</param>
/// <param name="Offset">Where it stands.</param>
/// <param name="Does">What it does to the query.</param>
/// <param name="Line">File and line.</param>
sealed record Call(string Assembly, int Method, int Since, int Offset, string Does, string Line)
{
    /// <summary>Makes a query once for all who ask it.</summary>
    public const string Ahead = "Ahead";

    /// <summary>Whether it is what was done there. Of two calls that do the same in one expression, one stands for both.</summary>
    public bool Is(Place place) => (place.Assembly, place.Method, place.Does) == (Assembly, Method, Does) && place.Offset >= Since && place.Offset <= Offset;
}

/// <summary>The program's own assemblies, as they were built.</summary>
static class Code
{
    /// <summary>Every call that composes a query or sends one. What stands inside a query is no call: it is translated with it.</summary>
    public static IReadOnlyList<Call> Calls { get; } =
    [
        .. from file in Directory.EnumerateFiles(AppContext.BaseDirectory, "Hagukumi.*.dll")
           where IsOurs(Path.GetFileNameWithoutExtension(file))
           from type in AssemblyDefinition.ReadAssembly(file, new ReaderParameters { ReadSymbols = true }).MainModule.GetTypes()
           from method in type.Methods
           where method.HasBody
           from call in CallsOf(method)
           let does = Does(call.Called)
           where does is not null
           select new Call(type.Module.Assembly.Name.Name, method.MetadataToken.ToInt32(), call.Since, call.Offset, does, Line(method, call.Offset)),
    ];

    /// <summary>Calls at whose place nothing was done, by file and line.</summary>
    public static IEnumerable<string> NeverMade(IReadOnlyCollection<Place> places) =>
        Calls.Where(call => call.Does != Call.Ahead && !places.Any(call.Is)).Select(call => $"{call.Line} {call.Does}");

    public static bool IsOurs(string assembly) => assembly.StartsWith("Hagukumi.", StringComparison.Ordinal) && !assembly.EndsWith(".Tests", StringComparison.Ordinal) && assembly != "Hagukumi.TestKit";

    static string? Does(MethodReference called) => (called.DeclaringType.FullName, called.Name) switch
    {
        ("Microsoft.EntityFrameworkCore.EntityFrameworkQueryableExtensions", "ToListAsync" or "ToArrayAsync" or "ToDictionaryAsync" or "ToHashSetAsync") => Place.Rows,
        ("Microsoft.EntityFrameworkCore.EntityFrameworkQueryableExtensions", "AsAsyncEnumerable") => null, // the loop around it sends what was composed
        ("System.Linq.Queryable" or "Microsoft.EntityFrameworkCore.EntityFrameworkQueryableExtensions" or "Microsoft.EntityFrameworkCore.RelationalQueryableExtensions", var name) =>
            name.EndsWith("Async", StringComparison.Ordinal) ? name[..^"Async".Length] : name,
        ("Microsoft.EntityFrameworkCore.EF", "CompileAsyncQuery" or "CompileQuery") => Call.Ahead,
        (_, "FindAsync") => "FirstOrDefault",
        _ => null,
    };

    /// <summary>Each call, with the last place before it where nothing is on the stack: there its expression begins.</summary>
    static IEnumerable<(MethodReference Called, int Offset, int Since)> CallsOf(MethodDefinition method)
    {
        var (depth, since) = (0, 0);
        var depths = method.Body.ExceptionHandlers.Where(h => h.HandlerType == ExceptionHandlerType.Catch).ToDictionary(h => h.HandlerStart, _ => 1);
        foreach (var step in method.Body.Instructions)
        {
            if (depths.TryGetValue(step, out var known)) depth = known;
            if (depth == 0) since = step.Offset;
            if (step.OpCode.Code is Op.Call or Op.Callvirt) yield return ((MethodReference)step.Operand, step.Offset, since);
            depth += Pushed(step) - Popped(step);
            if (step.OpCode.Code is Op.Leave or Op.Leave_S) depth = 0;
            if (step.Operand is Instruction target) depths[target] = depth;
            if (step.OpCode.FlowControl is FlowControl.Branch or FlowControl.Return or FlowControl.Throw) depth = 0;
        }
    }

    static int Popped(Instruction step) => (step.Operand, step.OpCode.StackBehaviourPop) switch
    {
        (MethodReference called, StackBehaviour.Varpop) => called.Parameters.Count + (called.HasThis && step.OpCode.Code is not Op.Newobj ? 1 : 0),
        (_, StackBehaviour.Pop0 or StackBehaviour.Varpop or StackBehaviour.PopAll) => 0,
        (_, var popped) => $"{popped}".Split('_').Length, // one for each word, such as Popref_popi
    };

    static int Pushed(Instruction step) => (step.Operand, step.OpCode.StackBehaviourPush) switch
    {
        (MethodReference called, StackBehaviour.Varpush) => called.ReturnType.FullName == "System.Void" ? 0 : 1,
        (_, StackBehaviour.Push0) => 0,
        (_, var pushed) => $"{pushed}".Split('_').Length,
    };

    static string Line(MethodDefinition method, int offset)
    {
        var line = method.DebugInformation.SequencePoints.Last(p => !p.IsHidden && p.Offset <= offset);
        return $"{line.Document.Url}:{line.StartLine}";
    }
}
