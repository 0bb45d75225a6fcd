using System.Text;

namespace Hagukumi.BuildingBlocks.Text;

/// <summary>Finds out how a CSV of another system is encoded. Bytes that have no meaning become U+FFFD, so that the row is refused and its neighbours are not.</summary>
static class CsvEncoding
{
    /// <summary>The header is looked for in so many bytes.</summary>
    const int HeaderLimit = 64 * 1024;

    static readonly UTF8Encoding Strict = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    /// <summary>Decides, and leaves the stream at the first byte of the header.</summary>
    /// <remarks>
    /// The header alone tells: it has Japanese words such as 宛名番号, whose bytes in cp932 are not UTF-8. A single broken byte further down
    /// therefore costs its own row, where a guess from the whole file would garble every row.
    /// </remarks>
    public static Encoding Detect(Stream stream)
    {
        var start = stream.Position;
        var buffer = new byte[HeaderLimit];
        var head = buffer.AsSpan(0, stream.ReadAtLeast(buffer, HeaderLimit, throwOnEndOfStream: false));

        if (head is [(byte)'P', (byte)'K', 3, 4, ..] or [0xD0, 0xCF, 0x11, 0xE0, ..])
            throw new UnreadableFileException("CSVではなくExcelなどのファイルです。Excelで開き「CSV UTF-8」の形で保存し直すか、CSVで抽出し直してください。");
        if (head is [0xFE, 0xFF, ..] or [0xFF, 0xFE, ..])
            throw new UnreadableFileException("ファイルがUTF-16で保存されています。UTF-8またはShift_JIS（cp932）で保存し直してください。");

        var marked = head.StartsWith(Encoding.UTF8.Preamble);
        stream.Position = start + (marked ? Encoding.UTF8.Preamble.Length : 0);
        return marked || IsUtf8(FirstLine(head)) ? new UTF8Encoding(false) : Cp932();
    }

    static ReadOnlySpan<byte> FirstLine(ReadOnlySpan<byte> head) => head.IndexOfAny((byte)'\r', (byte)'\n') is var end and >= 0 ? head[..end] : head;

    static bool IsUtf8(ReadOnlySpan<byte> line)
    {
        try
        {
            Strict.GetCharCount(line);
            return true;
        }
        catch (DecoderFallbackException)
        {
            return false;
        }
    }

    static Encoding Cp932() =>
        CodePagesEncodingProvider.Instance.GetEncoding(932, EncoderFallback.ExceptionFallback, new SecondLook())
        ?? throw new UnreadableFileException("この環境ではShift_JIS（cp932）を読めません。UTF-8で保存し直してください。");

    /// <summary>
    /// Decides about bytes that do not map one to one. The second codes of 髙 and 﨑 (NEC's selection of IBM's characters)
    /// are read; of a lead byte before a comma, a quote or a line break only the lead byte is lost.
    /// </summary>
    sealed class SecondLook : DecoderFallback
    {
        /// <summary>What the lenient decoder makes of bytes without a meaning. A true ・ never comes here: it maps one to one.</summary>
        const string Meaningless = "・";

        static readonly Encoding Lenient = CodePagesEncodingProvider.Instance.GetEncoding(932)!;

        public override int MaxCharCount => 2;

        public override DecoderFallbackBuffer CreateFallbackBuffer() => new Pending();

        static string Read(byte[] bytes) => bytes switch
        {
            [_, < 0x40 and var delimiter] => $"\uFFFD{(char)delimiter}",
            _ => Lenient.GetString(bytes) is var text && text != Meaningless ? text : "\uFFFD",
        };

        sealed class Pending : DecoderFallbackBuffer
        {
            string text = "";
            int position;

            public override int Remaining => text.Length - position;

            public override bool Fallback(byte[] bytesUnknown, int index)
            {
                text = Read(bytesUnknown);
                position = 0;
                return true;
            }

            public override char GetNextChar() => position < text.Length ? text[position++] : '\0';

            public override bool MovePrevious()
            {
                if (position == 0)
                    return false;
                position--;
                return true;
            }

            public override void Reset() => (text, position) = ("", 0);
        }
    }
}
