package io.revhub.sandbox.crm.pubsub;

import com.google.protobuf.ByteString;
import com.google.protobuf.DescriptorProtos.DescriptorProto;
import com.google.protobuf.DescriptorProtos.FieldDescriptorProto;
import com.google.protobuf.DescriptorProtos.FieldDescriptorProto.Label;
import com.google.protobuf.DescriptorProtos.FieldDescriptorProto.Type;
import com.google.protobuf.DescriptorProtos.FileDescriptorProto;
import com.google.protobuf.Descriptors.Descriptor;
import com.google.protobuf.Descriptors.DescriptorValidationException;
import com.google.protobuf.Descriptors.FileDescriptor;
import com.google.protobuf.DynamicMessage;
import com.google.protobuf.Message;
import com.salesforce.eventbus.protobuf.PubSubProto;
import io.grpc.MethodDescriptor;
import io.grpc.protobuf.ProtoUtils;

/**
 * The call ManagedSubscribe and its messages, with the numbers and types of Salesforce's pubsub_api.proto: the stubs that
 * Camel brings are of a time before it.
 */
final class ManagedMessages {

    static final String SERVICE = "eventbus.v1.PubSub";

    private static final FileDescriptor FILE = file();

    static final MethodDescriptor<DynamicMessage, DynamicMessage> SUBSCRIBE =
            MethodDescriptor.<DynamicMessage, DynamicMessage>newBuilder()
                    .setType(MethodDescriptor.MethodType.BIDI_STREAMING)
                    .setFullMethodName(MethodDescriptor.generateFullMethodName(SERVICE, "ManagedSubscribe"))
                    .setRequestMarshaller(marshaller("ManagedFetchRequest"))
                    .setResponseMarshaller(marshaller("ManagedFetchResponse"))
                    .build();

    private ManagedMessages() {}

    private static FileDescriptor file() {
        FileDescriptorProto file = FileDescriptorProto.newBuilder()
                .setName("managed.proto")
                .setSyntax("proto3")
                .setPackage("eventbus.v1")
                .addDependency(PubSubProto.getDescriptor().getName())
                .addMessageType(DescriptorProto.newBuilder()
                        .setName("CommitReplayRequest")
                        .addField(field("commit_request_id", 1, Type.TYPE_STRING))
                        .addField(field("replay_id", 2, Type.TYPE_BYTES)))
                .addMessageType(DescriptorProto.newBuilder()
                        .setName("CommitReplayResponse")
                        .addField(field("commit_request_id", 1, Type.TYPE_STRING))
                        .addField(field("replay_id", 2, Type.TYPE_BYTES))
                        .addField(message("error", 3, "Error"))
                        .addField(field("process_time", 4, Type.TYPE_INT64)))
                .addMessageType(DescriptorProto.newBuilder()
                        .setName("ManagedFetchRequest")
                        .addField(field("subscription_id", 1, Type.TYPE_STRING))
                        .addField(field("developer_name", 2, Type.TYPE_STRING))
                        .addField(field("num_requested", 3, Type.TYPE_INT32))
                        .addField(field("auth_refresh", 4, Type.TYPE_STRING))
                        .addField(message("commit_replay_id_request", 5, "CommitReplayRequest")))
                .addMessageType(DescriptorProto.newBuilder()
                        .setName("ManagedFetchResponse")
                        .addField(message("events", 1, "ConsumerEvent").setLabel(Label.LABEL_REPEATED))
                        .addField(field("latest_replay_id", 2, Type.TYPE_BYTES))
                        .addField(field("rpc_id", 3, Type.TYPE_STRING))
                        .addField(field("pending_num_requested", 4, Type.TYPE_INT32))
                        .addField(message("commit_response", 5, "CommitReplayResponse")))
                .build();
        try {
            return FileDescriptor.buildFrom(file, new FileDescriptor[] {PubSubProto.getDescriptor()});
        } catch (DescriptorValidationException e) {
            throw new IllegalStateException(e);
        }
    }

    private static FieldDescriptorProto.Builder field(String name, int number, Type type) {
        return FieldDescriptorProto.newBuilder()
                .setName(name)
                .setNumber(number)
                .setType(type)
                .setLabel(Label.LABEL_OPTIONAL);
    }

    private static FieldDescriptorProto.Builder message(String name, int number, String type) {
        return field(name, number, Type.TYPE_MESSAGE).setTypeName(".eventbus.v1." + type);
    }

    private static MethodDescriptor.Marshaller<DynamicMessage> marshaller(String type) {
        return ProtoUtils.marshaller(DynamicMessage.getDefaultInstance(FILE.findMessageTypeByName(type)));
    }

    /** A new message of one of these types. */
    static DynamicMessage.Builder of(String type) {
        return DynamicMessage.newBuilder(FILE.findMessageTypeByName(type));
    }

    static DynamicMessage.Builder set(DynamicMessage.Builder message, String field, Object value) {
        return message.setField(message.getDescriptorForType().findFieldByName(field), value);
    }

    static String text(Message message, String field) {
        return (String) value(message, field);
    }

    static int number(Message message, String field) {
        return (Integer) value(message, field);
    }

    static ByteString bytes(Message message, String field) {
        return (ByteString) value(message, field);
    }

    static boolean has(Message message, String field) {
        return message.hasField(message.getDescriptorForType().findFieldByName(field));
    }

    static Object value(Message message, String field) {
        Descriptor type = message.getDescriptorForType();
        return message.getField(type.findFieldByName(field));
    }
}
