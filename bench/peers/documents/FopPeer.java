import java.io.BufferedOutputStream;
import java.io.ByteArrayOutputStream;
import java.io.File;
import java.io.StringWriter;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import javax.xml.transform.Templates;
import javax.xml.transform.TransformerFactory;
import javax.xml.transform.sax.SAXResult;
import javax.xml.transform.stream.StreamResult;
import javax.xml.transform.stream.StreamSource;
import org.apache.fop.apps.Fop;
import org.apache.fop.apps.FopFactory;
import org.apache.fop.apps.MimeConstants;

/**
 * Apache FOP on the same text: gongwen.xml to XSL-FO to PDF, in one warm process, and what each document takes of CPU time.
 * Also makes the HTML of the other peer, since the JDK has the XSLT processor at hand.
 *
 *   java FopPeer.java html gongwen.xml gongwen-html.xsl OUT
 *   java FopPeer.java pdf gongwen.xml gongwen-fo.xsl fop.xconf OUT ROUNDS
 */
public final class FopPeer {
    private static final long BEGIN = System.nanoTime();

    private static long cpu() {
        return ((com.sun.management.OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean()).getProcessCpuTime();
    }

    private static Templates templates(String file) throws Exception {
        return TransformerFactory.newInstance().newTemplates(new StreamSource(new File(file)));
    }

    private static byte[] pdf(FopFactory factory, Templates templates, byte[] gongwen) throws Exception {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        Fop fop = factory.newFop(MimeConstants.MIME_PDF, out);
        templates.newTransformer().transform(new StreamSource(new java.io.ByteArrayInputStream(gongwen)),
            new SAXResult(fop.getDefaultHandler()));
        return out.toByteArray();
    }

    public static void main(String[] given) throws Exception {
        if (given[0].equals("html")) {
            StringWriter text = new StringWriter();
            templates(given[2]).newTransformer().transform(new StreamSource(new File(given[1])), new StreamResult(text));
            Files.writeString(Path.of(given[3]), text.toString());
            return;
        }
        byte[] gongwen = Files.readAllBytes(Path.of(given[1]));
        Templates templates = templates(given[2]);
        FopFactory factory = FopFactory.newInstance(new File(given[3]).getAbsoluteFile());
        byte[] first = pdf(factory, templates, gongwen);
        Files.write(Path.of(given[4]), first);
        double coldCpu = cpu() / 1e9, coldWall = (System.nanoTime() - BEGIN) / 1e9;
        int rounds = Integer.parseInt(given[5]);
        for (int i = 0; i < rounds; ++i) // until the compiler of the virtual machine has seen it all
            pdf(factory, templates, gongwen);
        long begin = cpu(), wall = System.nanoTime();
        for (int i = 0; i < rounds; ++i)
            pdf(factory, templates, gongwen);
        System.out.printf("{\"cpu\": %.6f, \"wall\": %.6f, \"cold_cpu\": %.3f, \"cold_wall\": %.3f, \"octets\": %d}%n",
            (cpu() - begin) / 1e9 / rounds, (System.nanoTime() - wall) / 1e9 / rounds, coldCpu, coldWall, first.length);
    }
}
