using Microsoft.Playwright;

namespace Hagukumi.Journeys.Tests.Browsing;

/// <summary>Hands that touch no mouse. Every press is counted, and after every step the focus must be where an eye can find it.</summary>
sealed class Keyboard(Desk desk)
{
    const int FurthestTab = 120;

    /// <summary>What has the focus, whether its outline is drawn, and whether anything lies over it.</summary>
    const string FocusInSight = """
        () => {
          const at = document.activeElement;
          if (!at || at === document.body || at === document.documentElement) return 'nothing has the focus';
          const box = at.getBoundingClientRect(), style = getComputedStyle(at);
          if (box.width === 0 || box.bottom <= 0 || box.right <= 0 || box.top >= innerHeight || box.left >= innerWidth) return 'the focus is out of sight: ' + at.outerHTML.slice(0, 120);
          if (!at.matches('h1, main') && (style.outlineStyle === 'none' || parseFloat(style.outlineWidth) < 2)) return 'the focus is not drawn: ' + at.outerHTML.slice(0, 120);
          const x = Math.min(Math.max(box.left + Math.min(box.width / 2, 20), 1), innerWidth - 1), y = Math.min(Math.max(box.top + box.height / 2, 1), innerHeight - 1);
          const top = document.elementFromPoint(x, y);
          return !top || at.contains(top) || top.contains(at) ? '' : 'the focus is covered: ' + at.outerHTML.slice(0, 120);
        }
        """;

    /// <summary>Keys pressed, a character typed being one.</summary>
    public int Presses { get; private set; }

    public async Task Press(string key)
    {
        Presses++;
        await desk.Page.Keyboard.PressAsync(key);
    }

    public async Task Type(string text)
    {
        Presses += text.Length;
        await desk.Page.Keyboard.TypeAsync(text);
    }

    /// <summary>Enter, and the page it leads to.</summary>
    public Task Go() => desk.Arrive(() => Press("Enter"));

    /// <summary>Tab until the focus is there.</summary>
    public async Task TabTo(ILocator target)
    {
        for (var i = 0; i < FurthestTab; i++)
        {
            await Press("Tab");
            (await desk.Page.EvaluateAsync<string>(FocusInSight)).Should().BeEmpty("after Tab on {0}", desk.Path);
            if (await target.EvaluateAsync<bool>("e => e === document.activeElement")) return;
        }
        throw new InvalidOperationException($"{FurthestTab} Tabs on {desk.Path} did not reach {target}.");
    }

    /// <summary>The focus, which the page itself has put there.</summary>
    public async Task IsAt(ILocator expected)
    {
        (await desk.Page.EvaluateAsync<string>(FocusInSight)).Should().BeEmpty();
        (await expected.EvaluateAsync<bool>("e => e === document.activeElement")).Should().BeTrue("the focus is at {0}, not at {1}", expected, await desk.Page.EvaluateAsync<string>("() => document.activeElement.outerHTML.slice(0, 120)"));
    }
}
