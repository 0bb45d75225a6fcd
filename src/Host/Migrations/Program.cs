using Hagukumi.Host;

// dotnet ef takes the contexts from the host that is built here; nothing is started.
await using var app = HagukumiHost.Build([], serves: false);
