using Mono.Cecil;
using Mono.Cecil.Cil;

namespace Hagukumi.ArchitectureTests.Reading;

/// <summary>Questions about types that the rules ask again and again.</summary>
static class Types
{
    /// <summary>Every type, nested ones too, without what the compiler adds.</summary>
    public static IEnumerable<TypeDefinition> Declared(this AssemblyDefinition assembly) => assembly.MainModule.GetTypes().Where(t => t.Name != "<Module>" && !t.Name.StartsWith('<') && !t.FullName.Contains('<', StringComparison.Ordinal));

    /// <summary>Every type below a namespace; the canaries stand in one namespace for each rule.</summary>
    public static IReadOnlyList<TypeDefinition> Below(this AssemblyDefinition assembly, string name) =>
        [.. assembly.Declared().Where(t => Outermost(t).Namespace.EndsWith(name, StringComparison.Ordinal))];

    public static TypeDefinition Outermost(TypeDefinition type) => type.DeclaringType is { } outer ? Outermost(outer) : type;

    public static bool IsVisibleOutside(this TypeDefinition type) =>
        type.IsNested ? type.IsNestedPublic && type.DeclaringType.IsVisibleOutside() : type.IsPublic;

    /// <summary>The type and its enclosing types, as C# writes them: <c>AddMember.Form</c>.</summary>
    public static string ShownName(this TypeReference type) => (type.DeclaringType is { } outer ? ShownName(outer) + "." : "") + type.Name.Split('`')[0];

    /// <summary>Base types, nearest first; ends where an assembly is not at hand.</summary>
    public static IEnumerable<TypeReference> BaseTypes(this TypeDefinition type)
    {
        for (var at = type.BaseType; at is not null; at = Resolve(at)?.BaseType) yield return at;
    }

    public static bool Inherits(this TypeDefinition type, string fullName) => type.BaseTypes().Any(b => b.GetElementType().FullName == fullName);

    /// <summary>Interfaces of the type and of its bases, and those that these extend.</summary>
    public static IEnumerable<TypeReference> AllInterfaces(this TypeDefinition type) =>
        type.Interfaces.Select(i => i.InterfaceType).SelectMany(i => Resolve(i) is { } known ? known.AllInterfaces().Prepend(i) : [i])
            .Concat(type.BaseType is { } parent && Resolve(parent) is { } up ? up.AllInterfaces() : []);

    public static bool Implements(this TypeDefinition type, string fullName) => type.AllInterfaces().Any(i => i.GetElementType().FullName == fullName);

    public static TypeDefinition? Resolve(TypeReference type)
    {
        try
        {
            return type.Resolve();
        }
        catch (AssemblyResolutionException)
        {
            return null;
        }
    }

    public static CustomAttribute? Attribute(this ICustomAttributeProvider member, string name) =>
        member.CustomAttributes.FirstOrDefault(a => a.AttributeType.Name == name + "Attribute" || a.AttributeType.FullName == name);

    /// <summary>Every type a reference names: itself, its arguments, its elements.</summary>
    public static IEnumerable<TypeReference> Named(this TypeReference type) => type switch
    {
        GenericInstanceType generic => generic.GenericArguments.SelectMany(Named).Prepend(generic.ElementType),
        TypeSpecification of => of.ElementType.Named(),
        _ => [type],
    };

    public static IEnumerable<(MethodDefinition In, MethodReference Called)> Calls(this IEnumerable<TypeDefinition> types) =>
        from type in types
        from method in type.Methods
        where method.HasBody
        from instruction in method.Body.Instructions
        where instruction.OpCode.Code is Code.Call or Code.Callvirt or Code.Newobj or Code.Ldftn
        let called = instruction.Operand as MethodReference
        where called is not null
        select (method, called);

    /// <summary>The types with what the compiler nested in them: lambdas, async and iterator machines.</summary>
    public static IEnumerable<TypeDefinition> WithInner(this IEnumerable<TypeDefinition> types) =>
        types.SelectMany(t => t.NestedTypes.WithInner().Prepend(t)).Distinct();

    /// <summary>The only string a getter returns; null where it computes one.</summary>
    public static string? StringOf(this TypeDefinition type, string property) =>
        type.Properties.FirstOrDefault(p => p.Name == property)?.GetMethod?.Body?.Instructions.FirstOrDefault(i => i.OpCode.Code == Code.Ldstr)?.Operand as string;
}
