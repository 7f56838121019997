// Prints, base64 a line each, the FileDescriptorProtos inside the published Java client: what 1.2.1 speaks.
import com.google.protobuf.Descriptors.FileDescriptor;
import io.littlehorse.sdk.common.proto.Service;
import io.littlehorse.sdk.common.proto.OutputTopic;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;

public class Descriptors {
    static void collect(FileDescriptor file, Map<String, FileDescriptor> seen) {
        if (seen.containsKey(file.getName())) return;
        file.getDependencies().forEach(dependency -> collect(dependency, seen));
        seen.put(file.getName(), file);
    }

    public static void main(String[] args) {
        Map<String, FileDescriptor> files = new LinkedHashMap<>();
        collect(Service.getDescriptor(), files);
        collect(OutputTopic.getDescriptor(), files);
        for (FileDescriptor file : files.values())
            System.out.println(Base64.getEncoder().encodeToString(file.toProto().toByteArray()));
    }
}
