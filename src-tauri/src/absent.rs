//! Why there is no window, said without one.

/// Whether the system has what shows the window's pages. Debian's package brings it along; on Windows 10 it may be missing.
pub(crate) fn has_webview() -> bool {
    tauri::webview_version().is_ok()
}

/// What to do about a missing one.
pub(crate) const NO_WEBVIEW: &str = "这台电脑上没有WebView2运行时，督办的窗口打不开，台账没有任何改动。\n\n\
    到能上网的电脑，从 developer.microsoft.com/microsoft-edge/webview2 下载“常青独立安装程序”x64版\
    （MicrosoftEdgeWebView2RuntimeInstallerX64.exe），拷来运行一次，再打开督办。";

/// Says it in a box of the system on Windows, where nobody sees a terminal; else there.
pub(crate) fn say(sentence: &str) {
    #[cfg(windows)]
    rfd::MessageDialog::new().set_level(rfd::MessageLevel::Error).set_title("督办").set_description(sentence).show();
    eprintln!("{sentence}");
}
