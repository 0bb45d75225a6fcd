using FluentValidation;
using Microsoft.AspNetCore.Mvc;

namespace Hagukumi.ArchitectureTests.Canaries.Forms;

static class FellTree
{
    public static string Save([FromForm] Form form, [FromForm] Posted posted) => nameof(form) + nameof(posted);

    public sealed class Form;

    internal sealed class Posted;
}

static class GrowTree
{
    public static string Save([FromForm] Form form) => nameof(form);

    public static string Steal([FromForm] FellTree.Form form) => nameof(form);

    public sealed class Form;

    internal sealed class Rules : AbstractValidator<Form>;
}
