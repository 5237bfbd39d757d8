<?php
// Compiles all files below the folders that it is given, and runs none of them.
$count = 0;
foreach (array_slice($argv, 1) as $folder) {
    foreach (new RecursiveIteratorIterator(new RecursiveDirectoryIterator($folder, FilesystemIterator::SKIP_DOTS)) as $file) {
        if ($file->getExtension() === 'php') {
            // A file that does not parse throws.
            token_get_all(file_get_contents($file->getPathname()), TOKEN_PARSE);
            $count += 1;
        }
    }
}
if ($count === 0) {
    throw new RuntimeException('there is nothing to compile');
}
echo "$count files\n";
