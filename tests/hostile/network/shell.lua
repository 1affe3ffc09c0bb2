-- expect: failed
os.execute("echo x > /dev/tcp/127.0.0.1/@PORT@")
