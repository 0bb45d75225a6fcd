using Hagukumi.Host;

return await CommandLine.Run(args);

/// <summary>Entry point; named for the tests' host factory.</summary>
public partial class Program;
