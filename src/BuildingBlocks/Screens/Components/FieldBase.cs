using Microsoft.AspNetCore.Components;

namespace Hagukumi.Screens.Components;

/// <summary>What every visible field has: a label, a hint, and its error out of the form's.</summary>
public abstract class FieldBase<TValue> : NamedField<TValue>
{
    /// <summary>What is asked.</summary>
    [Parameter, EditorRequired]
    public string Label { get; set; } = "";

    /// <summary>Marked ※必須; the rules decide.</summary>
    [Parameter]
    public bool Required { get; set; }

    /// <summary>How to answer, where the label does not say it.</summary>
    [Parameter]
    public string? Hint { get; set; }

    /// <summary>How much the field expects.</summary>
    [Parameter]
    public FieldWidth Width { get; set; } = FieldWidth.Md;

    [CascadingParameter]
    FormState? State { get; set; }

    /// <summary>What is wrong with the field, or null.</summary>
    protected string? Error { get; private set; }

    /// <summary>For <c>aria-invalid</c>.</summary>
    protected string? Invalid => Error is null ? null : "true";

    /// <summary>For <c>aria-required</c>.</summary>
    protected string? RequiredMark => Required ? "true" : null;

    /// <summary>For <c>data-width</c>.</summary>
    protected string WidthName => Width switch
    {
        FieldWidth.Xs => "xs",
        FieldWidth.Sm => "sm",
        FieldWidth.Lg => "lg",
        FieldWidth.Full => "full",
        _ => "md",
    };

    /// <summary>Ids of the error and the hint, in the order to be read.</summary>
    protected string? DescribedBy
    {
        get
        {
            var ids = string.Join(' ', new[] { Error is null ? null : $"{Name}-error", HintId }.OfType<string>());
            return ids.Length == 0 ? null : ids;
        }
    }

    /// <summary>Id of the hint that explains the field, its own or a shared one.</summary>
    protected virtual string? HintId => Hint is null ? null : $"{Name}-hint";

    private protected FormState Form => State ??= FormState.Empty;

    /// <inheritdoc/>
    protected override void OnParametersSet()
    {
        base.OnParametersSet();
        Error = Form.ErrorOf(Name);
    }
}
