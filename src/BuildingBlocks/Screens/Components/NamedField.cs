using System.Linq.Expressions;
using Microsoft.AspNetCore.Components;

namespace Hagukumi.Screens.Components;

/// <summary>A field whose form name is the whole path of the member it is bound to, so that nested forms bind and validate alike.</summary>
public abstract class NamedField<TValue> : ComponentBase
{
    /// <summary>The value shown.</summary>
    [Parameter]
    public TValue? Value { get; set; }

    /// <summary>Asked for by <c>@bind-Value</c>; never called, because a screen is rendered once.</summary>
    [Parameter]
    public EventCallback<TValue?> ValueChanged { get; set; }

    /// <summary>Given by <c>@bind-Value</c>; names the field.</summary>
    [Parameter, EditorRequired]
    public Expression<Func<TValue?>> ValueExpression { get; set; } = default!;

    /// <summary>Further attributes of the control, such as <c>inputmode</c>.</summary>
    [Parameter(CaptureUnmatchedValues = true)]
    public IReadOnlyDictionary<string, object>? Attributes { get; set; }

    [CascadingParameter(Name = FieldGroup.PrefixName)]
    string? Prefix { get; set; }

    /// <summary>The form name, and the id.</summary>
    protected string Name { get; private set; } = "";

    /// <inheritdoc/>
    protected override void OnParametersSet() => Name = MemberPath.Of(ValueExpression, Prefix);
}
