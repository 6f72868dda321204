package io.revhub.document;

/**
 * A record in a system: the id of a document, or of a part of it, there.
 *
 * @param system crm, shop, billing, erp, provisioning
 * @param recordType the system's own word: Quote, A_SalesOrder
 * @param recordId the system's own id
 */
public record Reference(String system, String recordType, String recordId) {

    @Override
    public String toString() {
        return system + "/" + recordType + "/" + recordId;
    }
}
