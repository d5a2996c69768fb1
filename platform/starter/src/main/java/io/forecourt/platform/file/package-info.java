/**
 * Photos, signatures, scans and lists: contents of any length, sealed under the key of the person
 * they are about, kept in a folder or behind an S3 API, and served only to whoever may see the
 * record they belong to. Switched on by {@code policy/files.json}.
 */
@NullMarked
package io.forecourt.platform.file;

import org.jspecify.annotations.NullMarked;
