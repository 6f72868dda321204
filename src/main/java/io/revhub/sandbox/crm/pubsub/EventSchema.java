package io.revhub.sandbox.crm.pubsub;

import io.revhub.sandbox.crm.pubsub.Entity.Field;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import org.apache.avro.Schema;
import org.apache.avro.SchemaNormalization;
import org.apache.avro.generic.GenericDatumReader;
import org.apache.avro.generic.GenericDatumWriter;
import org.apache.avro.generic.GenericRecord;
import org.apache.avro.io.DecoderFactory;
import org.apache.avro.io.EncoderFactory;

/**
 * An Avro schema and its fingerprint.
 *
 * @param id 22 characters, as Salesforce's ids of schemas
 */
record EventSchema(String id, Schema avro) {

    static EventSchema of(Schema avro) {
        try {
            byte[] fingerprint = SchemaNormalization.parsingFingerprint("MD5", avro);
            return new EventSchema(Base64.getUrlEncoder().withoutPadding().encodeToString(fingerprint), avro);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    static Schema optional(Field field) {
        return optional(
                switch (field.kind()) {
                    case TEXT, LONG_TEXT -> Schema.Type.STRING;
                    case DOUBLE -> Schema.Type.DOUBLE;
                    case INT -> Schema.Type.INT;
                    case BOOLEAN -> Schema.Type.BOOLEAN;
                    case DATE, DATETIME -> Schema.Type.LONG;
                });
    }

    private static Schema optional(Schema.Type type) {
        return Schema.createUnion(Schema.create(Schema.Type.NULL), Schema.create(type));
    }

    static Schema.Field avroField(Field field) {
        return new Schema.Field(field.name(), optional(field), field.doc(), Schema.Field.NULL_DEFAULT_VALUE);
    }

    byte[] write(GenericRecord event) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try {
            var encoder = EncoderFactory.get().directBinaryEncoder(out, null);
            new GenericDatumWriter<GenericRecord>(avro).write(event, encoder);
            encoder.flush();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return out.toByteArray();
    }

    /** @throws IllegalArgumentException if these bytes do not have this schema */
    void check(byte[] payload) {
        try {
            var decoder = DecoderFactory.get().binaryDecoder(payload, null);
            new GenericDatumReader<GenericRecord>(avro).read(null, decoder);
            if (!decoder.isEnd()) {
                throw new IllegalArgumentException("bytes are left over");
            }
        } catch (IOException | RuntimeException e) {
            throw new IllegalArgumentException("The payload does not have the schema: " + e.getMessage(), e);
        }
    }
}
