package org.apache.http.entity.mime;

/** Imported by every generated client of an API that takes forms, and used by those that send files. None here does, and the jar that has the rest of Apache's client lacks it. */
public final class MultipartEntityBuilder {
    private MultipartEntityBuilder() {}
}
