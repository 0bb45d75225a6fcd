namespace Hagukumi.Families.Genogram;

/// <summary>Where somebody stands in the drawing: the middle of the shape.</summary>
/// <param name="Member">Who.</param>
/// <param name="X">From the left.</param>
/// <param name="Y">From the top.</param>
public sealed record Placed(Member Member, int X, int Y);

/// <summary>A straight line.</summary>
/// <param name="X1">From here.</param>
/// <param name="Y1">From here.</param>
/// <param name="X2">To here.</param>
/// <param name="Y2">To here.</param>
/// <param name="Kind">How it is drawn; a class of the stylesheet.</param>
public sealed record Stroke(int X1, int Y1, int X2, int Y2, string Kind);

/// <summary>
/// A family laid out by generations, the oldest above: a row for each, couples side by side, children below their parents.
/// A pure function of the tree, so that the same facts make the same picture.
/// </summary>
/// <param name="People">Everybody with their place.</param>
/// <param name="Strokes">The lines between them.</param>
/// <param name="Width">Of the whole.</param>
/// <param name="Height">Of the whole.</param>
public sealed record GenogramDrawing(IReadOnlyList<Placed> People, IReadOnlyList<Stroke> Strokes, int Width, int Height)
{
    /// <summary>Half of a shape.</summary>
    public const int Half = 18;

    const int Column = 150;
    const int Row = 170;
    const int Margin = 70;

    /// <summary>Below the shape and its words a line may run.</summary>
    const int Bus = 100;

    /// <summary>Couples of one row are joined at different heights, so that their lines stay apart.</summary>
    const int Step = 9;

    internal static GenogramDrawing Of(FamilyTree tree)
    {
        var generations = Generations(tree);
        var top = generations.Values.DefaultIfEmpty(0).Min();
        Dictionary<string, Placed> placed = new(StringComparer.Ordinal);
        foreach (var row in tree.Members.GroupBy(m => generations[m.Key]).OrderBy(g => g.Key))
        {
            var x = Margin;
            foreach (var family in Together(InOrder([.. row], tree, placed), tree, placed))
            {
                // Below the middle of their parents, as far as whoever stands to the left leaves room.
                if (Above(family[0], tree, placed) is { } middle) x = Math.Max(x, (int)middle - (family.Count - 1) * Column / 2);
                foreach (var member in family)
                {
                    placed[member.Key] = new Placed(member, x, Margin - 20 + (row.Key - top) * Row);
                    x += Column;
                }
            }
        }
        List<Stroke> strokes = [.. LinesOf(tree, placed)];
        return new([.. tree.Members.Select(m => placed[m.Key])], strokes, placed.Values.Select(p => p.X).DefaultIfEmpty(0).Max() + Margin, placed.Values.Select(p => p.Y).DefaultIfEmpty(0).Max() + Bus + 20);
    }

    /// <summary>The person of the page is 0, parents are above, children below, couples side by side; whoever no fact joins stands beside the person.</summary>
    static Dictionary<string, int> Generations(FamilyTree tree)
    {
        Dictionary<string, int> found = new(StringComparer.Ordinal) { [tree.Focus] = 0 };
        Queue<string> open = new([tree.Focus]);
        foreach (var start in tree.Members.Select(m => m.Key).Prepend(tree.Focus))
        {
            if (found.TryAdd(start, 0)) open.Enqueue(start);
            while (open.TryDequeue(out var key))
            {
                void Reach(string other, int step)
                {
                    if (found.TryAdd(other, found[key] + step)) open.Enqueue(other);
                }
                foreach (var d in tree.Descents.Where(d => d.Child == key)) Reach(d.Parent, -1);
                foreach (var d in tree.Descents.Where(d => d.Parent == key)) Reach(d.Child, 1);
                foreach (var c in tree.Couples.Where(c => c.Has(key))) Reach(c.One == key ? c.Two : c.One, 0);
            }
        }
        return found;
    }

    /// <summary>Below their parents, the oldest first, and each next to their partners.</summary>
    static List<Member> InOrder(List<Member> row, FamilyTree tree, Dictionary<string, Placed> above)
    {
        double Under(Member m) => Above(m, tree, above) ?? double.MaxValue;
        List<Member> ordered = [];
        foreach (var member in row.OrderBy(Under).ThenBy(m => m.Born ?? DateOnly.MaxValue).ThenBy(m => m.Key, StringComparer.Ordinal))
        {
            if (ordered.Contains(member)) continue;
            ordered.Add(member);
            foreach (var partner in tree.Couples.Where(c => c.Has(member.Key)).Select(c => row.Find(m => m.Key != member.Key && c.Has(m.Key))).OfType<Member>())
                if (!ordered.Contains(partner) && Under(partner) is double.MaxValue) ordered.Add(partner);
        }
        return ordered;
    }

    /// <summary>Neighbours of one row who have the same parents, with the partners that stand between them.</summary>
    static List<List<Member>> Together(List<Member> row, FamilyTree tree, Dictionary<string, Placed> above)
    {
        List<List<Member>> families = [];
        double? middle = null;
        foreach (var member in row)
        {
            var own = Above(member, tree, above);
            if (families.Count == 0 || (own is not null && own != middle)) families.Add([]);
            families[^1].Add(member);
            middle = own ?? middle;
        }
        return families;
    }

    /// <summary>The middle of somebody's parents, where they are drawn above.</summary>
    static double? Above(Member member, FamilyTree tree, Dictionary<string, Placed> above) =>
        tree.Descents.Where(d => d.Child == member.Key && above.ContainsKey(d.Parent)).Select(d => (double?)above[d.Parent].X).Average();

    static IEnumerable<Stroke> LinesOf(FamilyTree tree, Dictionary<string, Placed> placed)
    {
        var drawn = 0;
        Dictionary<Couple, int> heights = [];
        foreach (var couple in tree.Couples)
        {
            var (left, right) = (placed[couple.One], placed[couple.Two]);
            if (left.X > right.X) (left, right) = (right, left);
            var y = Math.Max(left.Y, right.Y) + Half + Bus - 55 - drawn++ % 4 * Step;
            heights[couple] = y;
            var kind = couple.Bond switch { Bond.CommonLaw => "common-law", Bond.Unknown => "unknown", _ => "couple" };
            yield return new(left.X, left.Y + Half, left.X, y, kind);
            yield return new(left.X, y, right.X, y, kind);
            yield return new(right.X, y, right.X, right.Y + Half, kind);
            var (middle, cuts) = ((left.X + right.X) / 2, couple.Bond switch { Bond.Separated => 1, Bond.Divorced => 2, _ => 0 });
            for (var i = 0; i < cuts; i++) yield return new(middle + 14 + i * 7, y + 7, middle + 22 + i * 7, y - 7, "cut");
        }
        foreach (var child in tree.Descents.GroupBy(d => (d.Child, d.Adopted)))
        {
            var at = placed[child.Key.Child];
            var kind = child.Key.Adopted ? "adopted" : "child";
            var parents = child.Select(d => d.Parent).Distinct(StringComparer.Ordinal).ToList();
            var couple = tree.Couples.FirstOrDefault(c => parents.Contains(c.One) && parents.Contains(c.Two));
            // Two lines to one child, of those who bore it and those who adopted it, end side by side.
            var x = at.X + (child.Key.Adopted ? 6 : -6) * (tree.Descents.Any(d => d.Child == child.Key.Child && d.Adopted != child.Key.Adopted) ? 1 : 0);
            if (couple is not null)
                foreach (var stroke in Down((placed[couple.One].X + placed[couple.Two].X) / 2, heights[couple], x, at.Y, kind)) yield return stroke;
            foreach (var parent in parents.Where(p => couple?.Has(p) is not true))
                foreach (var stroke in Down(placed[parent].X, placed[parent].Y + Half, x, at.Y, kind)) yield return stroke;
        }
        foreach (var (one, two) in tree.Members.SelectMany((one, i) => tree.Members.Skip(i + 1).Select(two => (one, two))).Where(pair => tree.AreTwins(pair.one, pair.two)))
            yield return new(placed[one.Key].X, placed[one.Key].Y - Half - 8, placed[two.Key].X, placed[two.Key].Y - Half - 8, "twins");
    }

    static IEnumerable<Stroke> Down(int fromX, int fromY, int toX, int childY, string kind)
    {
        var (bus, end) = (childY - Half - 20, childY - Half);
        yield return new(fromX, fromY, fromX, bus, kind);
        if (fromX != toX) yield return new(fromX, bus, toX, bus, kind);
        yield return new(toX, bus, toX, end, kind);
    }
}
