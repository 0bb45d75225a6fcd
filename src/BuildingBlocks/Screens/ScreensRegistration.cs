using System.Text.Encodings.Web;
using System.Text.Unicode;
using Microsoft.Extensions.DependencyInjection;

namespace Hagukumi.Screens;

/// <summary>Everything screens need of the host's services, in one call.</summary>
public static class ScreensRegistration
{
    /// <summary>Adds rendering, asset addresses and an encoder that writes Japanese as Japanese.</summary>
    public static IServiceCollection AddScreens(this IServiceCollection services, Action<ShellOptions>? configure = null)
    {
        services.AddRazorComponents();
        services.AddWebEncoders(options => options.TextEncoderSettings = new TextEncoderSettings(UnicodeRanges.All));
        services.AddSingleton<AssetUrls>();
        var shell = new ShellOptions();
        configure?.Invoke(shell);
        return services.AddSingleton(shell);
    }
}
